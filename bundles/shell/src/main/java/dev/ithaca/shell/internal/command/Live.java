// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The sessions that run, all together. */
public final class Live {
    private static final Set<SessionStatus> LIVE =
            Set.of(SessionStatus.CREATED, SessionStatus.RUNNING, SessionStatus.STOPPING);
    private static final int MOST = 10_000;
    private static final Duration KILL_SLACK = Duration.ofSeconds(10);

    private Live() {}

    public static long count(SessionService sessions) {
        return page(sessions, 1).total();
    }

    private static SessionPage page(SessionService sessions, int limit) {
        return sessions.list(
                new SessionQuery(null, List.of(), LIVE, null, null, SessionQuery.Sort.CREATED_AT, false, 0, limit));
    }

    /**
     * Stops them all at once.
     *
     * @return how many have not ended in time
     */
    public static int stopAll(SessionService sessions, Duration grace) throws InterruptedException {
        List<CompletableFuture<SessionInfo>> ends = new ArrayList<>();
        int left = 0;
        for (SessionInfo session : page(sessions, MOST).items()) {
            try {
                ends.add(sessions.stop(session.id(), grace));
            } catch (PlatformException e) {
                left++; // its host does not answer; the others are stopped all the same
            }
        }
        Deadline deadline = Deadline.after(grace.plus(KILL_SLACK));
        for (CompletableFuture<SessionInfo> end : ends) {
            try {
                end.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException e) {
                left++;
            }
        }
        return left;
    }

    /** Words for a number of sessions. */
    public static String words(long count) {
        return count == 1 ? "1 session" : count + " sessions";
    }
}
