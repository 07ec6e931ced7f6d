// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.api.AttachedTerminals;
import dev.ithaca.session.api.HostInfo;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.host.HostInstall;
import dev.ithaca.session.internal.host.HostPool;
import dev.ithaca.session.internal.host.TerminalNotices;
import dev.ithaca.session.internal.input.InputDesk;
import dev.ithaca.session.internal.output.LogOutput;
import dev.ithaca.session.internal.output.OutputSignal;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that sessions can do, each part done by a collaborator of its own. Needs no OSGi. {@link #recover} comes first, and
 * {@link #close} leaves every session running.
 */
public final class SessionRegistry implements SessionService, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRegistry.class);
    private static final long RETRY_MILLIS = 1000;
    private static final int MAX_INPUT = 1024 * 1024;
    private static final Duration MAX_GRACE = Duration.ofDays(1);

    private final Path sessionsDirectory;
    private final SessionStore store;
    private final HostPool hosts;
    private final Listeners listeners;
    private final SessionStarter starter;
    private final SessionRecovery recovery;
    private final SessionRemover remover;
    private final Retention retention;
    private final SessionAttacher attacher = new SessionAttacher();
    private final InputDesk inputs;
    private final Executor serial;
    private final ScheduledExecutorService timers;
    private volatile SessionLimits limits;
    private volatile boolean closed;

    public SessionRegistry(
            SessionRepository repository,
            StateDirectory state,
            WorkerPools pools,
            Path hostHome,
            SessionLimits limits) {
        this.limits = limits;
        Clock clock = Clock.systemUTC();
        sessionsDirectory = state.sessions();
        store = new SessionStore(repository);
        listeners = new Listeners(pools.newSerialExecutor("session-listeners"));
        timers = pools.timers();
        serial = new InsistentExecutor(pools.newSerialExecutor("session-ends"), timers);
        SessionEnds ends =
                new SessionEnds(store, listeners, sessionsDirectory, timers, () -> this.limits.eviction(), serial);
        HostEvents events = new HostEvents(store, ends, listeners, serial, this::hostLost);
        HostInstall install = new HostInstall(hostHome, state.run());
        hosts = new HostPool(state.run(), state.logs(), install, pools::newThread, timers, events);
        recovery = new SessionRecovery(store, ends, hosts, sessionsDirectory);
        starter = new SessionStarter(store, hosts, listeners, sessionsDirectory, () -> this.limits, clock, serial);
        remover = new SessionRemover(store, listeners, sessionsDirectory);
        retention = new Retention(store, sessionsDirectory, () -> this.limits, clock);
        inputs = new InputDesk(id -> new SessionTarget(running(id), sessionsDirectory, listeners), pools);
    }

    /** Finds again what runs, and settles what does not; a host that cannot be asked now is asked again until it can. */
    public void recover() throws IOException {
        if (recovery.recover()) {
            listeners.recovered(recovery.lost());
        } else {
            retry(() -> {
                try {
                    recover();
                } catch (IOException e) {
                    LOG.error("recovery failed", e);
                }
            });
        }
    }

    private void hostLost(HostConnection lost) {
        if (!closed && !recovery.hostLost(lost)) {
            retry(() -> hostLost(lost));
        }
    }

    private void retry(Runnable task) {
        if (!closed) {
            ScheduledFuture<?> unused =
                    timers.schedule(() -> serial.execute(task), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Puts other limits in force; what runs goes on, with the bound of its own log. */
    public void limits(SessionLimits changed) {
        limits = changed;
    }

    public Listeners listeners() {
        return listeners;
    }

    /** What is known of who waits for a human. */
    public SessionAttention attention() {
        return new AttentionBoard(store, listeners);
    }

    /** Input that names what it answers. */
    public SessionInput guardedInput() {
        return inputs;
    }

    /** Who looks on. */
    public AttachedTerminals terminals() {
        return new TerminalNotices(hosts);
    }

    /** Keeps all logs together within their bound. */
    public void applyRetention() {
        retention.apply();
    }

    @Override
    public SessionInfo start(StartRequest request) {
        return starter.start(request);
    }

    @Override
    public SessionPage list(SessionQuery query) {
        return store.list(query);
    }

    @Override
    public SessionInfo get(SessionId id) {
        return store.get(id);
    }

    @Override
    public SessionId resolve(String idOrPrefix) {
        return store.resolve(idOrPrefix);
    }

    @Override
    public Optional<SessionInfo> mostRecent() {
        return list(SessionQuery.newest(1)).items().stream().findFirst();
    }

    @Override
    public SessionInfo update(SessionId id, MetadataChange change) {
        SessionRow row = store.row(id).orElseThrow(() -> SessionStore.notFound(id.value()));
        LiveSession session = store.inMemory(id).orElseGet(() -> new LiveSession(row, 0, 0));
        session.edit(old -> Rows.withMetadata(
                old,
                change.title() == null ? old.title() : Metadata.title(change.title()),
                change.tags() == null ? old.tags() : Metadata.tags(change.tags()),
                change.notificationsEnabled() == null ? old.notificationsEnabled() : change.notificationsEnabled()));
        store.save(session);
        listeners.changed(session);
        return session.info();
    }

    @Override
    public void input(SessionId id, byte[] bytes, String by) {
        if (bytes.length > MAX_INPUT) {
            throw Metadata.invalid("input of " + bytes.length + " bytes refused: at most " + MAX_INPUT + " at once");
        }
        LiveSession session = running(id);
        session.host().request(new HostRequest.Input(id.value(), by, bytes));
        new SessionTarget(session, sessionsDirectory, listeners).typed(bytes);
    }

    @Override
    public void resize(SessionId id, int rows, int columns) {
        Metadata.size(rows, columns);
        running(id).host().request(new HostRequest.Resize(id.value(), rows, columns));
    }

    @Override
    public CompletableFuture<SessionInfo> stop(SessionId id, Duration grace) {
        if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
            throw Metadata.invalid("a grace of 0 seconds to one day is possible");
        }
        return terminate(id, false, (int) grace.toMillis());
    }

    @Override
    public CompletableFuture<SessionInfo> kill(SessionId id) {
        return terminate(id, true, 0);
    }

    private CompletableFuture<SessionInfo> terminate(SessionId id, boolean kill, int graceMillis) {
        SessionInfo now = get(id);
        Optional<LiveSession> session = settled(now);
        if (session.isEmpty()) {
            return CompletableFuture.completedFuture(now);
        }
        CompletableFuture<SessionInfo> ended = session.get().whenEnded();
        try {
            HostConnection host = session.get().host();
            if (session.get().stopping()) {
                store.save(session.get());
                listeners.changed(session.get());
            }
            host.request(new HostRequest.Terminate(id.value(), kill, graceMillis));
        } catch (PlatformException e) {
            // It ended by itself between the look and the request; its end is on its way.
            if (e.code() != SessionErrorCode.NOT_RUNNING) {
                throw e;
            }
        }
        return ended;
    }

    @Override
    public CompletableFuture<SessionInfo> whenEnded(SessionId id) {
        SessionInfo now = get(id);
        try {
            return settled(now).map(LiveSession::whenEnded).orElseGet(() -> CompletableFuture.completedFuture(now));
        } catch (PlatformException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public AttachGrant attach(SessionId id, AttachRequest request) {
        LiveSession session = running(id);
        try (LogOutput output = open(id)) {
            return attacher.attach(session, request, output);
        }
    }

    @Override
    public SessionOutput output(SessionId id) {
        get(id);
        return open(id);
    }

    private LogOutput open(SessionId id) {
        return LogOutput.open(sessionsDirectory.resolve(id.value()), () -> signal(id));
    }

    private Optional<? extends OutputSignal> signal(SessionId id) {
        Optional<LiveSession> session = store.inMemory(id);
        boolean unsettled = session.isEmpty()
                && store.row(id).map(row -> Rows.status(row).isLive()).orElse(false);
        return unsettled ? Optional.of(new Unsettled()) : session;
    }

    @Override
    public Path addFile(SessionId id, String name, InputStream content) throws IOException {
        get(id);
        return SessionFiles.add(sessionsDirectory.resolve(id.value()), name, content);
    }

    @Override
    public void delete(SessionId id) {
        remover.delete(id);
    }

    @Override
    public List<SessionInfo> prune(@Nullable Instant endedBefore, int keep, boolean dryRun) {
        return remover.prune(endedBefore, keep, dryRun);
    }

    @Override
    public List<HostInfo> hosts() {
        return hosts.connections().stream()
                .map(host -> new HostInfo(
                        host.welcome().pid(),
                        host.socket().toString(),
                        host.welcome().build(),
                        hosts.isCurrent(host),
                        (int) store.inMemory().stream()
                                .filter(session -> session.isOwnedBy(host))
                                .count()))
                .toList();
    }

    private LiveSession running(SessionId id) {
        SessionInfo now = get(id);
        return settled(now)
                .filter(session -> now.status() != SessionStatus.CREATED)
                .orElseThrow(() -> new PlatformException(SessionErrorCode.NOT_RUNNING, "session not running: " + id));
    }

    /** The session in memory, nothing if it has ended; fails while its host could not be asked yet what became of it. */
    private Optional<LiveSession> settled(SessionInfo now) {
        if (!now.status().isLive()) {
            return Optional.empty();
        }
        return Optional.of(store.inMemory(now.id())
                .orElseThrow(() -> new PlatformException(
                        SessionErrorCode.HOST_UNAVAILABLE,
                        "session " + now.id() + " cannot be reached yet: its pty-host does not answer; try again")));
    }

    @Override
    public void close() {
        closed = true;
        inputs.close();
        hosts.close();
        PlatformException stopping =
                new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, "the session service is stopping");
        store.inMemory().forEach(session -> session.abandon(stopping));
    }
}
