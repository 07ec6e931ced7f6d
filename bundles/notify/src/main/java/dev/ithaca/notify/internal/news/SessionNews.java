// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what is worth telling in how sessions change: that one waits for input, that one failed or ended after a while, that
 * some were lost while no daemon ran. What a user did is no news to the user: a session that was stopped or killed is not
 * told. Used by one thread at a time.
 */
public final class SessionNews {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration RECENT = Duration.ofSeconds(60);
    private static final int SESSIONS_KNOWN = 10_000;
    private static final int LOST_MAX = 1_000;

    /** Where news goes. */
    @FunctionalInterface
    public interface Outlet {
        void publish(Notification notification, boolean enabled);
    }

    /** What was known of a session before. */
    private record Known(boolean live, boolean inputNeeded) {}

    private final Clock clock;
    private final Outlet outlet;
    private final Instant begin;
    private final List<SessionInfo> lost = new ArrayList<>();
    private final Map<SessionId, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Known> eldest) {
            return size() > SESSIONS_KNOWN;
        }
    };

    public SessionNews(Clock clock, Outlet outlet) {
        this.clock = clock;
        this.outlet = outlet;
        this.begin = clock.instant();
    }

    /**
     * A session is as it is now.
     *
     * @return whether there are lost sessions to be told later
     */
    public boolean changed(SessionInfo session) {
        Known before = known.put(session.id(), new Known(session.status().isLive(), session.inputNeeded()));
        if (session.status().isLive()) {
            if (session.inputNeeded() && (before == null || !before.inputNeeded())) {
                outlet.publish(Wording.inputNeeded(session, clock.instant()), session.notificationsEnabled());
            }
        } else if (before == null || before.live()) {
            ended(session, before != null);
        }
        return !lost.isEmpty();
    }

    public void deleted(SessionInfo session) {
        known.remove(session.id());
    }

    /** Tells of all sessions that were lost. */
    public void tellLost() {
        if (!lost.isEmpty()) {
            boolean enabled = lost.stream().anyMatch(SessionInfo::notificationsEnabled);
            outlet.publish(Wording.recovered(lost, clock.instant()), enabled);
            lost.clear();
        }
    }

    /** An old session, of which only the title changed for example, is no news; nor is one whose start failed. */
    private void ended(SessionInfo session, boolean seenAlive) {
        boolean starting = clock.instant().isBefore(begin.plus(RECENT));
        if (starting && isLost(session)) {
            if (lost.size() < LOST_MAX) {
                lost.add(session);
            }
        } else if ((seenAlive || starting || isRecent(session)) && isWorthTelling(session)) {
            outlet.publish(Wording.ended(session, clock.instant()), session.notificationsEnabled());
        }
    }

    private static boolean isLost(SessionInfo session) {
        return session.status() == SessionStatus.UNKNOWN && session.endedAt() == null;
    }

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
