// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in memory that start, take input, write what a test says and end when a test says. For the tests of everything that
 * is built upon sessions.
 */
public final class FakeSessions implements SessionService {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00.5Z");

    /** The one command that cannot be started. */
    public static final String NO_SUCH_COMMAND = "nosuch";

    /** Where an attached client is sent; nobody is there unless a test is. */
    public volatile String hostSocket = "/run/pty-host-1.sock";

    /** Below it files are written; null for tests that look only at {@link #files}. */
    public volatile @Nullable Path folder;

    public final Map<String, String> files = Collections.synchronizedMap(new LinkedHashMap<>());

    /** How often the end of a session was asked for; each keeps something until it comes. */
    public final AtomicInteger endsAsked = new AtomicInteger();

    public final List<StartRequest> started = Collections.synchronizedList(new ArrayList<>());
    public final List<SessionQuery> queries = Collections.synchronizedList(new ArrayList<>());
    public final List<AttachRequest> attached = Collections.synchronizedList(new ArrayList<>());
    public final List<MetadataChange> changes = Collections.synchronizedList(new ArrayList<>());
    public final List<String> sizes = Collections.synchronizedList(new ArrayList<>());
    private final Map<SessionId, ByteArrayOutputStream> typed = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<SessionId, SessionInfo> sessions = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<SessionId, FakeOutput> outputs = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<SessionId, CompletableFuture<SessionInfo>> ends =
            Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile boolean away;

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
            output(id).finish();
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
        put(settled(s, s.status(), s.exitCode(), s.signal(), true));
    }

    public SessionInfo end(String id, SessionStatus status, @Nullable Integer code, @Nullable String signal) {
        SessionInfo s = get(new SessionId(id));
        SessionInfo ended = settled(s, status, code, signal, false);
        put(ended);
        outputs.get(s.id()).finish();
        ends.get(s.id()).complete(ended);
        return ended;
    }

    /** The service goes away, and with it every reader of the session's output. */
    public void goAway(String id) {
        away = true;
        outputs.computeIfPresent(new SessionId(id), (key, output) -> output.abandon());
    }

    public void comeBack() {
        away = false;
    }

    private static SessionInfo settled(
            SessionInfo s, SessionStatus status, @Nullable Integer code, @Nullable String signal, boolean inputNeeded) {
        return new SessionInfo(
                s.id(),
                s.title(),
                s.tags(),
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

    private static SessionInfo described(SessionInfo s, MetadataChange change) {
        String title = change.title();
        List<String> tags = change.tags();
        Boolean notifications = change.notificationsEnabled();
        return new SessionInfo(
                s.id(),
                title == null ? s.title() : title.isBlank() ? null : title,
                tags == null ? s.tags() : tags,
                s.command(),
                s.arguments(),
                s.cwd(),
                s.status(),
                s.pid(),
                s.createdAt(),
                s.startedAt(),
                s.endedAt(),
                s.exitCode(),
                s.signal(),
                s.rows(),
                s.columns(),
                s.totalBytes(),
                s.lastOutputAt(),
                s.inputNeeded(),
                notifications == null ? s.notificationsEnabled() : notifications,
                s.node());
    }

    @Override
    public SessionInfo start(StartRequest request) {
        started.add(request);
        List<String> command = request.command();
        if (command.get(0).equals(NO_SUCH_COMMAND)) {
            throw new PlatformException(SessionErrorCode.COMMAND_NOT_FOUND, "command not found: " + NO_SUCH_COMMAND);
        }
        SessionInfo info = add(
                String.format("%07x", 0x5e50000 + sessions.size()),
                SessionStatus.RUNNING,
                command.get(0),
                command.subList(1, command.size()),
                request.title());
        put(described(info, new MetadataChange(null, request.tags(), request.notificationsEnabled())));
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

    private SessionInfo live(SessionId id) {
        SessionInfo info = get(id);
        if (!info.status().isLive()) {
            throw new PlatformException(SessionErrorCode.NOT_RUNNING, "session not running: " + id);
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
        SessionInfo updated = described(get(id), change);
        changes.add(change);
        put(updated);
        return updated;
    }

    @Override
    public void input(SessionId id, byte[] bytes, String by) {
        live(id);
        typed.computeIfAbsent(id, key -> new ByteArrayOutputStream()).writeBytes(bytes);
        outputs.get(id).write(new String(bytes, StandardCharsets.UTF_8));
    }

    public String typedInto(String id) {
        ByteArrayOutputStream bytes = typed.get(new SessionId(id));
        return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void resize(SessionId id, int rows, int columns) {
        live(id);
        sizes.add(rows + "x" + columns);
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
        endsAsked.incrementAndGet();
        get(id);
        return ends.get(id).copy();
    }

    @Override
    public AttachGrant attach(SessionId id, AttachRequest request) {
        live(id);
        attached.add(request);
        FakeOutput output = outputs.get(id);
        return new AttachGrant(
                id,
                hostSocket,
                new byte[] {1, 2},
                request.snapshot() ? output.end() : output.start(),
                request.snapshot() ? "SCREEN".getBytes(StandardCharsets.UTF_8) : new byte[0],
                request.readOnly());
    }

    @Override
    public SessionOutput output(SessionId id) {
        if (away) {
            throw new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, "away");
        }
        get(id);
        return outputs.get(id);
    }

    @Override
    public void delete(SessionId id) {
        if (get(id).status().isLive()) {
            throw new PlatformException(SessionErrorCode.RUNNING, "session is running: " + id);
        }
        sessions.remove(id);
    }

    @Override
    public Path addFile(SessionId id, String name, InputStream content) throws IOException {
        get(id);
        files.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        Path root = folder;
        Path file = (root == null ? Path.of("/sessions") : root)
                .resolve(id.value())
                .resolve("files")
                .resolve(name);
        if (root != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.get(name));
        }
        return file;
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
