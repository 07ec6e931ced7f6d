// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.prompt.internal.judge.Judge;
import dev.ithaca.prompt.internal.judge.PromptRules;
import dev.ithaca.prompt.internal.screen.ScreenFollower;
import dev.ithaca.prompt.internal.watch.SessionWatch;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.PromptDetector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/** Watches all sessions that run. */
@Component(
        service = {},
        immediate = true,
        configurationPid = PromptWatcher.PID)
@Designate(ocd = PromptConfiguration.class)
public final class PromptWatcher implements SessionListener {
    static final String PID = "dev.ithaca.prompt";

    private static final Logger LOG = LoggerFactory.getLogger(PromptWatcher.class);
    private static final int MOST = 10_000;

    private final Map<SessionId, SessionWatch> watches = new ConcurrentHashMap<>();
    private final SessionEars ears;
    private final SessionService sessions;
    private final SessionAttention attention;
    private final WorkerPools pools;
    private final Detectors detectors;
    private volatile boolean closed;

    @Activate
    public PromptWatcher(
            @Reference SessionEars ears,
            @Reference SessionService sessions,
            @Reference SessionAttention attention,
            @Reference WorkerPools pools,
            PromptConfiguration configuration) {
        this.ears = ears;
        this.sessions = sessions;
        this.attention = attention;
        this.pools = pools;
        this.detectors = new Detectors(pools, judge(configuration));
        ears.open(this);
        pools.common().execute(this::findRunning);
    }

    private static Judge judge(PromptConfiguration configuration) {
        List<String> patterns = List.of(configuration.prompt_patterns());
        return new Judge(
                PromptRules.of(patterns, problem -> LOG.error("prompt_patterns: {}; it is left out", problem)));
    }

    /** Other patterns are in force at once. */
    @Modified
    void modified(PromptConfiguration configuration) {
        detectors.builtIn(judge(configuration));
        watches.values().forEach(SessionWatch::lookAgain);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindDetector(PromptDetector detector, Map<String, Object> properties) {
        detectors.add(detector, properties);
    }

    void unbindDetector(PromptDetector detector) {
        detectors.remove(detector);
    }

    @Deactivate
    void deactivate() {
        closed = true;
        ears.close(this);
        watches.keySet()
                .forEach(id -> remove(id, false)); // one by one: none that comes meanwhile is forgotten unclosed
        detectors.close();
    }

    private void findRunning() {
        try {
            Set<SessionStatus> live = Set.of(SessionStatus.RUNNING, SessionStatus.STOPPING);
            sessions.list(new SessionQuery(
                            null, List.of(), live, null, null, SessionQuery.Sort.CREATED_AT, false, 0, MOST))
                    .items()
                    .forEach(this::grew);
        } catch (PlatformException e) {
            LOG.warn("the sessions that run cannot be listed: {}; each is looked at once it writes", e.getMessage());
        }
    }

    @Override
    public void grew(SessionInfo session) {
        if (session.status() == SessionStatus.RUNNING || session.status() == SessionStatus.STOPPING) {
            watches.computeIfAbsent(session.id(), id -> watch(session)).grew(session);
            if (closed) { // it was made behind the end, which does not know it
                remove(session.id(), false);
            }
        }
    }

    @Override
    public void typed(SessionInfo session) {
        SessionWatch watch = watches.get(session.id());
        if (watch != null) {
            watch.typed(session);
        }
    }

    @Override
    public void notified(SessionInfo session, String words) {
        SessionWatch watch = watches.get(session.id());
        if (watch != null) {
            watch.notified(words);
        }
    }

    @Override
    public void changed(SessionInfo session) {
        SessionWatch watch = watches.get(session.id());
        if (!session.status().isLive()) {
            remove(session.id(), true);
        } else if (watch != null) {
            watch.changed(session);
        } else {
            grew(session);
        }
    }

    @Override
    public void deleted(SessionInfo session) {
        remove(session.id(), false);
    }

    private void remove(SessionId id, boolean ended) {
        SessionWatch watch = watches.remove(id);
        if (watch != null) {
            watch.close(ended);
        }
    }

    private SessionWatch watch(SessionInfo session) {
        ScreenFollower follower = new ScreenFollower(() -> sessions.output(session.id()));
        return new SessionWatch(
                session, attention, detectors, follower, pools.newSerialExecutor("prompt"), pools.timers());
    }
}
