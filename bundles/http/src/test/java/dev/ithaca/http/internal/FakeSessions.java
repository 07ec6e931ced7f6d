// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.api.HostInfo;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sessions in memory that start, take input, write what a test says and end when a test says. */
public final class FakeSessions implements SessionService {
    public volatile String hostSocket = "/nowhere";
    public final Map<String, String> files = new HashMap<>();

    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00.5Z");

    public final List<StartRequest> started = Collections.synchronizedList(new ArrayList<>());
    public final List<SessionQuery> queries = Collections.synchronizedList(new ArrayList<>());
    public final List<AttachRequest> attached = Collections.synchronizedList(new ArrayList<>());
    public final Map<SessionId, ByteArrayOutputStream> typed = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<SessionId, SessionInfo> sessions = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<SessionId, FakeOutput> outputs = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<SessionId, CompletableFuture<SessionInfo>> ends =
            Collections.synchronizedMap(new LinkedHashMap<>());

    public SessionInfo add(String id, SessionStatus status) {
        return add(id, status, "bash", List.of("-l"), null);
    }

    public SessionInfo add(
            String id, SessionStatus status, String command, List<String> arguments, @Nullable String title) {
        boolean live = status.isLive();
        SessionInfo info = new SessionInfo(
                new SessionId(id),
                title,
                List.of(),
                command,
                arguments,
                "/home/me",
                status,
                4242L,
                NOW.plusSeconds(sessions.size()),
                NOW.plusSeconds(sessions.size()),
                live ? null : NOW.plusSeconds(60),
                live ? null : 0,
                null,
                24,
                80,
                0,
                null,
                false,
                true,
                null);
        put(info);
        if (!live) {
            ends.get(info.id()).complete(info);
            output(info.id().value()).finish();
        }
        return info;
    }

    private void put(SessionInfo info) {
        sessions.put(info.id(), info);
        outputs.computeIfAbsent(info.id(), id -> new FakeOutput());
        ends.computeIfAbsent(info.id(), id -> new CompletableFuture<>());
    }

    public FakeOutput output(String id) {
        return outputs.get(new SessionId(id));
    }

    public void prompt(String id) {
        SessionInfo s = get(new SessionId(id));
        put(copy(s, s.status(), s.exitCode(), s.signal(), true, s.title(), s.tags()));
    }

    public SessionInfo end(String id, SessionStatus status, @Nullable Integer code, @Nullable String signal) {
        SessionInfo s = get(new SessionId(id));
        SessionInfo ended = copy(s, status, code, signal, false, s.title(), s.tags());
        put(ended);
        outputs.get(s.id()).finish();
        ends.get(s.id()).complete(ended);
        return ended;
    }

    private static SessionInfo copy(
            SessionInfo s,
            SessionStatus status,
            @Nullable Integer code,
            @Nullable String signal,
            boolean inputNeeded,
            @Nullable String title,
            List<String> tags) {
        return new SessionInfo(
                s.id(),
                title,
                tags,
                s.command(),
                s.arguments(),
                s.cwd(),
                status,
                s.pid(),
                s.createdAt(),
                s.startedAt(),
                status.isLive() ? null : NOW.plusSeconds(60),
                code,
                signal,
                s.rows(),
                s.columns(),
                s.totalBytes(),
                s.lastOutputAt(),
                inputNeeded,
                s.notificationsEnabled(),
                s.node());
    }

    @Override
    public SessionInfo start(StartRequest request) {
        started.add(request);
        if ("nosuch".equals(request.command().get(0))) {
            throw new PlatformException(SessionErrorCode.COMMAND_NOT_FOUND, "command not found: nosuch");
        }
        List<String> command = request.command();
        SessionInfo info = add(
                String.format("%07x", 0x5e50000 + sessions.size()),
                SessionStatus.RUNNING,
                command.get(0),
                command.subList(1, command.size()),
                request.title());
        put(copy(info, info.status(), null, null, false, request.title(), request.tags()));
        return get(info.id());
    }

    @Override
    public SessionPage list(SessionQuery query) {
        queries.add(query);
        List<SessionInfo> all = new ArrayList<>(sessions.values());
        Collections.reverse(all);
        all.removeIf(one -> !query.statuses().isEmpty() && !query.statuses().contains(one.status()));
        all.removeIf(one -> query.until() != null && one.createdAt().isAfter(query.until()));
        int from = Math.min(query.offset(), all.size());
        int to = Math.min(from + query.limit(), all.size());
        return new SessionPage(all.subList(from, to), all.size(), query.offset(), query.limit());
    }

    @Override
    public SessionInfo get(SessionId id) {
        SessionInfo info = sessions.get(id);
        if (info == null) {
            throw new PlatformException(SessionErrorCode.NOT_FOUND, "session not found: " + id);
        }
        return info;
    }

    @Override
    public SessionId resolve(String idOrPrefix) {
        List<SessionId> found = sessions.keySet().stream()
                .filter(id -> id.value().startsWith(idOrPrefix))
                .toList();
        if (found.size() > 1) {
            throw new PlatformException(SessionErrorCode.AMBIGUOUS, "several sessions begin with " + idOrPrefix);
        }
        return found.stream()
                .findFirst()
                .orElseThrow(
                        () -> new PlatformException(SessionErrorCode.NOT_FOUND, "session not found: " + idOrPrefix));
    }

    @Override
    public Optional<SessionInfo> mostRecent() {
        List<SessionInfo> all = new ArrayList<>(sessions.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Override
    public SessionInfo update(SessionId id, MetadataChange change) {
        SessionInfo s = get(id);
        SessionInfo updated = copy(
                s,
                s.status(),
                s.exitCode(),
                s.signal(),
                s.inputNeeded(),
                change.title() == null ? s.title() : change.title().isBlank() ? null : change.title(),
                change.tags() == null ? s.tags() : change.tags());
        put(updated);
        return updated;
    }

    @Override
    public void input(SessionId id, byte[] bytes, String by) {
        if (!get(id).status().isLive()) {
            throw new PlatformException(SessionErrorCode.NOT_RUNNING, "session not running: " + id);
        }
        typed.computeIfAbsent(id, key -> new ByteArrayOutputStream()).writeBytes(bytes);
        outputs.get(id).write(new String(bytes, StandardCharsets.UTF_8));
    }

    public String typedInto(String id) {
        ByteArrayOutputStream bytes = typed.get(new SessionId(id));
        return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void resize(SessionId id, int rows, int columns) {
        get(id);
    }

    @Override
    public CompletableFuture<SessionInfo> stop(SessionId id, Duration grace) {
        return get(id).status().isLive()
                ? CompletableFuture.completedFuture(end(id.value(), SessionStatus.STOPPED, 0, null))
                : ends.get(id);
    }

    @Override
    public CompletableFuture<SessionInfo> kill(SessionId id) {
        return get(id).status().isLive()
                ? CompletableFuture.completedFuture(end(id.value(), SessionStatus.KILLED, null, "SIGKILL"))
                : ends.get(id);
    }

    @Override
    public CompletableFuture<SessionInfo> whenEnded(SessionId id) {
        get(id);
        return ends.get(id).copy();
    }

    @Override
    public AttachGrant attach(SessionId id, AttachRequest request) {
        if (!get(id).status().isLive()) {
            throw new PlatformException(SessionErrorCode.NOT_RUNNING, "session not running: " + id);
        }
        attached.add(request);
        return new AttachGrant(
                id,
                hostSocket,
                new byte[] {1, 2},
                request.snapshot() ? outputs.get(id).end() : 0,
                request.snapshot() ? "SCREEN".getBytes(StandardCharsets.UTF_8) : new byte[0],
                request.readOnly());
    }

    @Override
    public SessionOutput output(SessionId id) {
        get(id);
        return outputs.get(id);
    }

    @Override
    public void delete(SessionId id) {
        sessions.remove(get(id).id());
    }

    @Override
    public Path addFile(SessionId id, String name, InputStream content) throws IOException {
        files.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        Path file = Files.createTempDirectory("ithaca-files").resolve(name);
        return Files.writeString(file, files.get(name));
    }

    @Override
    public List<SessionInfo> prune(@Nullable Instant endedBefore, int keep, boolean dryRun) {
        List<SessionInfo> ended = sessions.values().stream()
                .filter(one -> !one.status().isLive())
                .filter(one -> endedBefore == null || one.endedAt().isBefore(endedBefore))
                .toList();
        List<SessionInfo> pruned = ended.subList(0, Math.max(0, ended.size() - keep));
        if (!dryRun) {
            pruned.forEach(one -> sessions.remove(one.id()));
        }
        return pruned;
    }

    @Override
    public List<HostInfo> hosts() {
        return List.of(new HostInfo(99, hostSocket, "b1", true, 2));
    }
}
