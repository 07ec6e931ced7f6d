// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.log.LogEvent;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends of sessions: stored first, then told, then forgotten by the host; some seconds later the session leaves memory. An
 * end that no host tells is read from the session's own event log, and never invented. Called on one serial executor.
 */
final class SessionEnds {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEnds.class);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SessionStore store;
    private final Listeners listeners;
    private final Path sessionsDirectory;
    private final ScheduledExecutorService scheduler;
    private final Supplier<Duration> eviction;
    private final Executor serial;

    SessionEnds(
            SessionStore store,
            Listeners listeners,
            Path sessionsDirectory,
            ScheduledExecutorService scheduler,
            Supplier<Duration> eviction,
            Executor serial) {
        this.store = store;
        this.listeners = listeners;
        this.sessionsDirectory = sessionsDirectory;
        this.scheduler = scheduler;
        this.eviction = eviction;
        this.serial = serial;
    }

    /** A host tells how a child ended. */
    void ended(HostConnection host, LiveSession session, ExitStatus exit, long end) {
        session.ended(exit, end);
        finish(session, () -> forget(host, session));
    }

    private static void forget(HostConnection host, LiveSession session) {
        try {
            host.request(new HostRequest.Forget(session.id().value()));
        } catch (PlatformException e) {
            // It stays in the host's list, and the next sync forgets it.
            LOG.debug("{}: not forgotten by its host: {}", session.id(), e.getMessage());
        }
    }

    /** No host knows the session; what its own log says is all that can be known. */
    void settle(LiveSession session) {
        Path directory = sessionsDirectory.resolve(session.id().value());
        if (!Files.isDirectory(directory)) {
            endUnseen(session, neverStarted(session), 0);
            return;
        }
        try (LogReader log = LogReader.recover(directory)) {
            List<LogEvent> ends = log.events("ended");
            if (!ends.isEmpty()) {
                session.ended(exit(ends.get(ends.size() - 1)), log.end());
                finish(session, () -> {});
            } else {
                boolean started = !log.events("started").isEmpty();
                endUnseen(session, started ? SessionStatus.UNKNOWN : neverStarted(session), log.end());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: its log cannot be read", session.id(), e);
            endUnseen(session, SessionStatus.UNKNOWN, 0);
        }
    }

    private static SessionStatus neverStarted(LiveSession session) {
        return session.info().startedAt() == null ? SessionStatus.FAILED : SessionStatus.UNKNOWN;
    }

    private void endUnseen(LiveSession session, SessionStatus status, long end) {
        Instant at = status == SessionStatus.FAILED ? session.info().createdAt() : null;
        if (session.ended(status, at, end)) {
            LOG.warn("{}: no pty-host has it and its log tells no end: {}", session.id(), status.label());
            finish(session, () -> {});
        }
    }

    /** Stores the end, however often that must be tried; only then is it told, and forgotten by the host. */
    private void finish(LiveSession session, Runnable afterwards) {
        try {
            store.save(session);
        } catch (PlatformException e) {
            LOG.error("{}: its end is not stored yet: {}", session.id(), e.getMessage());
            later(() -> serial.execute(() -> finish(session, afterwards)), RETRY);
            return;
        }
        if (session.announceEnd()) {
            listeners.changed(session);
            later(() -> store.evict(session), eviction.get());
        }
        afterwards.run();
    }

    private void later(Runnable task, Duration delay) {
        ScheduledFuture<?> unused = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ExitStatus exit(LogEvent event) {
        return new ExitStatus(
                number(event, "code"),
                number(event, "signal"),
                requested(event.fields().getOrDefault("requested", "")),
                event.at().toEpochMilli());
    }

    /** The host writes it in small letters; what nobody knows any more does not make the rest unknown. */
    private static ExitStatus.Requested requested(String name) {
        return Stream.of(ExitStatus.Requested.values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(ExitStatus.Requested.NOTHING);
    }

    private static int number(LogEvent event, String field) {
        return Integer.parseInt(event.fields().getOrDefault(field, "0"));
    }
}
