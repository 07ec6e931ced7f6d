// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.host.HostPool;
import dev.ithaca.session.internal.host.Trees;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts sessions: checked, recorded, spawned, recorded as running; a start that fails leaves nothing behind. */
final class SessionStarter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionStarter.class);
    private static final int ID_ATTEMPTS = 20;

    private final SessionStore store;
    private final HostPool hosts;
    private final Listeners listeners;
    private final Path sessionsDirectory;
    private final Supplier<SessionLimits> limits;
    private final Clock clock;
    private final Executor serial;
    private final AtomicInteger starting = new AtomicInteger();

    SessionStarter(
            SessionStore store,
            HostPool hosts,
            Listeners listeners,
            Path sessionsDirectory,
            Supplier<SessionLimits> limits,
            Clock clock,
            Executor serial) {
        this.store = store;
        this.hosts = hosts;
        this.listeners = listeners;
        this.sessionsDirectory = sessionsDirectory;
        this.limits = limits;
        this.clock = clock;
        this.serial = serial;
    }

    SessionInfo start(StartRequest request) {
        check(request);
        LiveSession session = reserve(request);
        HostReply.Spawned spawned;
        try {
            spawned = spawn(session, request);
        } catch (PlatformException e) {
            if (e.code() != SessionErrorCode.HOST_UNAVAILABLE || !session.isStarting()) {
                undo(session, e);
            }
            throw e;
        }
        return started(session, spawned);
    }

    private SessionInfo started(LiveSession session, HostReply.Spawned spawned) {
        session.spawned(spawned.pid(), Instant.ofEpochMilli(spawned.startedMillis()));
        store.save(session);
        listeners.changed(session);
        return session.info();
    }

    private static void check(StartRequest request) {
        if (request.command().isEmpty() || request.command().get(0).isBlank()) {
            throw Metadata.invalid("a command is needed");
        }
        Metadata.size(request.rows(), request.columns());
        Path cwd = Path.of(request.cwd());
        if (!cwd.isAbsolute()) {
            throw badDirectory("working directory is not absolute: " + cwd);
        }
        if (!Files.exists(cwd)) {
            throw badDirectory("working directory does not exist: " + cwd);
        }
        if (!Files.isDirectory(cwd)) {
            throw badDirectory("working directory is not a directory: " + cwd);
        }
    }

    private static PlatformException badDirectory(String message) {
        return new PlatformException(SessionErrorCode.BAD_DIRECTORY, message);
    }

    /** Counts those that are not yet recorded, so that many starts at once do not pass the limit together. */
    private LiveSession reserve(StartRequest request) {
        synchronized (starting) {
            if (store.running() + starting.get() >= limits.get().maxRunning()) {
                throw new PlatformException(
                        SessionErrorCode.LIMIT,
                        "max running sessions limit reached (" + limits.get().maxRunning() + ")");
            }
            starting.incrementAndGet();
        }
        try {
            return record(request);
        } finally {
            starting.decrementAndGet();
        }
    }

    private LiveSession record(StartRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (int attempt = 1; ; attempt++) {
            SessionRow row = new SessionRow(
                    newId(),
                    Metadata.title(request.title()),
                    Metadata.tags(request.tags()),
                    request.command().get(0),
                    request.command().subList(1, request.command().size()),
                    request.cwd(),
                    SessionStatus.CREATED.label(),
                    null,
                    null,
                    null,
                    now,
                    null,
                    null,
                    0,
                    null,
                    request.notificationsEnabled());
            try {
                return store.insert(row, request.rows(), request.columns());
            } catch (PlatformException e) {
                if (e.code() != StorageErrorCode.EXISTS || attempt == ID_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static SessionId newId() {
        return new SessionId(HexFormat.of()
                .toHexDigits(ThreadLocalRandom.current().nextInt())
                .substring(0, SessionId.LENGTH));
    }

    /** A host that has begun to drain refuses, once; the next one asked is a new one. */
    private HostReply.Spawned spawn(LiveSession session, StartRequest request) {
        HostConnection first = hosts.forNewSession();
        try {
            return spawn(session, request, first);
        } catch (PlatformException e) {
            if (!first.isDraining()) {
                throw e;
            }
            return spawn(session, request, hosts.forNewSession());
        }
    }

    /**
     * Asks a host for the child. Without an answer in time the child may run all the same: the answer then counts whenever it
     * comes, and if the connection is lost, the next look at the host's sessions tells.
     */
    private HostReply.Spawned spawn(LiveSession session, StartRequest request, HostConnection host) {
        CompletableFuture<HostReply> reply = host.send(new HostRequest.Spawn(
                session.id().value(),
                sessionsDirectory.resolve(session.id().value()).toString(),
                request.command(),
                request.cwd(),
                ChildEnvironment.of(request.environment(), session.id(), request.cwd()),
                request.rows(),
                request.columns(),
                limits.get().keepBytesPerSession()));
        session.startingIn(host);
        try {
            return (HostReply.Spawned) host.await(reply);
        } catch (PlatformException e) {
            if (e.code() == SessionErrorCode.HOST_UNAVAILABLE && !host.isDraining()) {
                CompletableFuture<Void> unused = reply.thenAccept(late -> late(session, late));
            } else {
                session.startingIn(null);
            }
            throw e;
        }
    }

    private void late(LiveSession session, HostReply reply) {
        if (reply instanceof HostReply.Spawned spawned) {
            serial.execute(() -> started(session, spawned));
        } else {
            serial.execute(() -> undo(session, Metadata.invalid("not started")));
        }
    }

    private void undo(LiveSession session, PlatformException failure) {
        session.abandon(failure);
        store.delete(session.id());
        try {
            Trees.delete(sessionsDirectory.resolve(session.id().value()));
        } catch (IOException e) {
            LOG.warn("{}: its folder cannot be removed", session.id(), e);
        }
    }
}
