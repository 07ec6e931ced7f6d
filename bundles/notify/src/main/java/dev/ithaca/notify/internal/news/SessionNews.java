// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is worth telling in how sessions change: that one failed or ended after a while, that some were lost while no
 * daemon ran. What a user did is no news to the user: a session that was stopped or killed is not told. Until the sessions of
 * before the start are known to be in step, all news waits: those that were lost come first. Used by one thread at a time.
 */
public final class SessionNews {
    private static final Logger LOG = LoggerFactory.getLogger(SessionNews.class);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration RECENT = Duration.ofSeconds(60);
    private static final int SESSIONS_KNOWN = 10_000;
    private static final int WAITING_MAX = 1_000;

    /** Where news goes. */
    @FunctionalInterface
    public interface Outlet {
        void publish(Notification notification, boolean enabled);
    }

    private final Clock clock;
    private final Outlet outlet;
    private final Set<SessionId> lost = new HashSet<>();
    private final Deque<SessionInfo> waiting = new ArrayDeque<>();
    private boolean recovered;

    /** Whether a session was alive when it was last heard of. */
    private final Map<SessionId, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Boolean> eldest) {
            return size() > SESSIONS_KNOWN;
        }
    };

    public SessionNews(Clock clock, Outlet outlet) {
        this.clock = clock;
        this.outlet = outlet;
    }

    /** A session is as it is now. */
    public void changed(SessionInfo session) {
        boolean live = session.status().isLive();
        Boolean wasLive = known.put(session.id(), live);
        if (live || Boolean.FALSE.equals(wasLive)) {
            return;
        }
        if (!recovered) {
            waiting.add(session);
            if (waiting.size() > WAITING_MAX) {
                LOG.warn(
                        "{}: its end is not told, as more than {} sessions ended",
                        waiting.remove().id(),
                        WAITING_MAX);
            }
        } else if (wasLive != null || isRecent(session)) {
            ended(session);
        }
    }

    /** The sessions of before the start are in step; these were lost. */
    public void recovered(List<SessionInfo> lostSessions) {
        lostSessions.forEach(session -> lost.add(session.id()));
        if (!lostSessions.isEmpty()) {
            boolean enabled = lostSessions.stream().anyMatch(SessionInfo::notificationsEnabled);
            outlet.publish(Wording.recovered(lostSessions, clock.instant()), enabled);
        }
        recovered = true;
        waiting.forEach(this::ended);
        waiting.clear();
    }

    public void deleted(SessionInfo session) {
        known.remove(session.id());
    }

    private void ended(SessionInfo session) {
        if (!lost.contains(session.id()) && isWorthTelling(session)) {
            outlet.publish(Wording.ended(session, clock.instant()), session.notificationsEnabled());
        }
    }

    /** An old session, of which only the title changed for example, is no news. */
    private boolean isRecent(SessionInfo session) {
        Instant at = session.endedAt();
        return at != null && at.isAfter(clock.instant().minus(RECENT));
    }

    private static boolean isWorthTelling(SessionInfo session) {
        Instant from = session.startedAt();
        Instant to = session.endedAt();
        return switch (session.status()) {
            case CREATED, RUNNING, STOPPING, KILLED -> false;
            case UNKNOWN -> true;
            case FAILED -> from != null;
            case STOPPED ->
                session.signal() == null
                        && from != null
                        && to != null
                        && Duration.between(from, to).compareTo(LONG) >= 0;
        };
    }
}
