// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.api.AttachedTerminals;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.HostInfo;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.NoticeReach;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.session.internal.registry.SessionLimits;
import dev.ithaca.session.internal.registry.SessionRegistry;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions as a service. Recovery runs in the background while the daemon starts; a call that comes before it is done
 * waits for it. Longer than the norm only because it delegates every method of a wide contract.
 */
@Component(
        configurationPid = HostedSessionService.PID,
        service = {SessionService.class, SessionAttention.class, SessionInput.class, AttachedTerminals.class})
@Designate(ocd = SessionConfiguration.class)
public final class HostedSessionService implements SessionService, SessionAttention, SessionInput, AttachedTerminals {
    static final String PID = "dev.ithaca.session";

    private static final Logger LOG = LoggerFactory.getLogger(HostedSessionService.class);
    private static final long RECOVERY_SECONDS = 30;
    private static final long RETENTION_MINUTES = 5;

    private final SessionRegistry registry;
    private final CompletableFuture<SessionRegistry> recovered = new CompletableFuture<>();
    private final Thread recovery;
    private final ScheduledFuture<?> retention;

    @Activate
    public HostedSessionService(
            @Reference SessionRepository repository,
            @Reference StateDirectory state,
            @Reference WorkerPools pools,
            SessionConfiguration configuration) {
        registry = new SessionRegistry(repository, state, pools, hostHome(), limits(configuration));
        recovery = pools.newThread("session-recovery", this::recover);
        recovery.start();
        retention = pools.timers()
                .scheduleWithFixedDelay(
                        () -> pools.common().execute(registry::applyRetention),
                        RETENTION_MINUTES,
                        RETENTION_MINUTES,
                        TimeUnit.MINUTES);
    }

    /** Other limits are in force at once; nobody who is attached, follows or waits notices. */
    @Modified
    void modified(SessionConfiguration configuration) {
        try {
            registry.limits(limits(configuration));
        } catch (IllegalArgumentException e) {
            LOG.error("{}; the limits stay as they were", e.getMessage());
        }
    }

    private static SessionLimits limits(SessionConfiguration configuration) {
        return new SessionLimits(
                (int) inRange("max.running.sessions", configuration.max_running_sessions(), 1, 100_000),
                inRange(
                        "log.keep.bytes.per.session",
                        configuration.log_keep_bytes_per_session(),
                        1 << 20,
                        Long.MAX_VALUE),
                inRange("log.keep.bytes.total", configuration.log_keep_bytes_total(), 1 << 20, Long.MAX_VALUE),
                Duration.ofSeconds(inRange(
                        "session.eviction.seconds", configuration.session_eviction_seconds(), 1, Integer.MAX_VALUE)));
    }

    private static Path hostHome() {
        String given = System.getProperty("ithaca.host.home");
        return given != null ? Path.of(given) : Path.of(System.getProperty("karaf.home", "."), "host");
    }

    private static long inRange(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    PID + ": " + key + " = " + value + " refused: " + least + " to " + most + " is possible");
        }
        return value;
    }

    private void recover() {
        try {
            registry.recover();
            recovered.complete(registry);
        } catch (IOException | RuntimeException e) {
            recovered.completeExceptionally(e);
        }
    }

    private SessionRegistry registry() {
        try {
            return recovered.get(RECOVERY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReady(e);
        } catch (ExecutionException | TimeoutException e) {
            throw notReady(e);
        }
    }

    private static PlatformException notReady(Exception cause) {
        Throwable reason = cause instanceof ExecutionException && cause.getCause() != null ? cause.getCause() : cause;
        return new PlatformException(
                SessionErrorCode.HOST_UNAVAILABLE, "sessions are not recovered: " + reason.getMessage(), cause);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindListener(SessionListener listener) {
        registry.listeners().add(listener);
    }

    void unbindListener(SessionListener listener) {
        registry.listeners().remove(listener);
    }

    @Deactivate
    void deactivate() {
        retention.cancel(false);
        recovery.interrupt();
        registry.close();
    }

    @Override
    public SessionInfo start(StartRequest request) {
        return registry().start(request);
    }

    @Override
    public SessionPage list(SessionQuery query) {
        return registry().list(query);
    }

    @Override
    public SessionInfo get(SessionId id) {
        return registry().get(id);
    }

    @Override
    public SessionId resolve(String idOrPrefix) {
        return registry().resolve(idOrPrefix);
    }

    @Override
    public Optional<SessionInfo> mostRecent() {
        return registry().mostRecent();
    }

    @Override
    public SessionInfo update(SessionId id, MetadataChange change) {
        return registry().update(id, change);
    }

    @Override
    public void input(SessionId id, byte[] bytes, String by) {
        registry().input(id, bytes, by);
    }

    @Override
    public void resize(SessionId id, int rows, int columns) {
        registry().resize(id, rows, columns);
    }

    @Override
    public CompletableFuture<SessionInfo> stop(SessionId id, Duration grace) {
        return registry().stop(id, grace);
    }

    @Override
    public CompletableFuture<SessionInfo> kill(SessionId id) {
        return registry().kill(id);
    }

    @Override
    public CompletableFuture<SessionInfo> whenEnded(SessionId id) {
        return registry().whenEnded(id);
    }

    @Override
    public AttachGrant attach(SessionId id, AttachRequest request) {
        return registry().attach(id, request);
    }

    @Override
    public SessionOutput output(SessionId id) {
        return registry().output(id);
    }

    @Override
    public Path addFile(SessionId id, String name, InputStream content) throws IOException {
        return registry().addFile(id, name, content);
    }

    @Override
    public void delete(SessionId id) {
        registry().delete(id);
    }

    @Override
    public List<SessionInfo> prune(@Nullable Instant endedBefore, int keep, boolean dryRun) {
        return registry().prune(endedBefore, keep, dryRun);
    }

    @Override
    public CompletableFuture<TerminalFacts> probe(SessionId id) {
        return registry().attention().probe(id);
    }

    @Override
    public Optional<Attention> attention(SessionId id) {
        return registry().attention().attention(id);
    }

    @Override
    public void notified(SessionId id, String words) {
        registry().attention().notified(id, words);
    }

    @Override
    public void say(SessionId id, Attention attention) {
        registry().attention().say(id, attention);
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id) {
        return registry().guardedInput().fence(id);
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id, long offset) {
        return registry().guardedInput().fence(id, offset);
    }

    @Override
    public CompletableFuture<InputReceipt> submit(SessionId id, InputRequest request) {
        return registry().guardedInput().submit(id, request);
    }

    @Override
    public CompletableFuture<NoticeReach> tell(String text, List<SessionId> about) {
        return registry().terminals().tell(text, about);
    }

    @Override
    public List<HostInfo> hosts() {
        return registry().hosts();
    }
}
