// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a sweep when something is due to end, and otherwise now and then. One timer at a time, so that a daemon in which
 * nothing ends hardly ever wakes up.
 */
final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ScheduledExecutorService timers;
    private final Executor executor;
    private final Clock clock;
    private final Supplier<Optional<Instant>> sweep;
    private @Nullable Future<?> timer;
    private Instant dueAt = Instant.MAX;
    private boolean stopped;

    /**
     * A sweeper at rest.
     *
     * @param sweep removes what has ended and says when the next thing ends
     */
    Sweeper(ScheduledExecutorService timers, Executor executor, Clock clock, Supplier<Optional<Instant>> sweep) {
        this.timers = timers;
        this.executor = executor;
        this.clock = clock;
        this.sweep = sweep;
    }

    /** The first sweep comes late: the daemon has better things to do while it starts. */
    void start() {
        noLaterThan(clock.instant().plus(FIRST));
    }

    /** Something ends then. */
    synchronized void noLaterThan(Instant end) {
        if (stopped || !end.isBefore(dueAt)) {
            return;
        }
        cancel();
        Duration delay = Duration.between(clock.instant(), end);
        Duration atLeast = delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay;
        try {
            timer = timers.schedule(this::hand, atLeast.toMillis() + 1, TimeUnit.MILLISECONDS);
            dueAt = end;
        } catch (RejectedExecutionException e) {
            LOG.debug("no timer: the daemon is going down", e);
        }
    }

    private void hand() {
        synchronized (this) {
            // From here on the next timer is armed, also by what begins while this sweep runs.
            timer = null;
            dueAt = Instant.MAX;
        }
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.warn("What has ended could not be removed: too much is going on; it is tried again");
            again(Optional.empty(), FIRST);
        }
    }

    private void run() {
        try {
            again(sweep.get(), LONGEST);
        } catch (RuntimeException e) {
            LOG.warn("What has ended could not be removed, and is not let in anyway: {}", e.getMessage());
            again(Optional.empty(), FIRST);
        }
    }

    private void again(Optional<Instant> next, Duration most) {
        Instant latest = clock.instant().plus(most);
        noLaterThan(next.filter(latest::isAfter).orElse(latest));
    }

    synchronized void stop() {
        stopped = true;
        cancel();
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
