// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timers and a clock that stand still until a test moves them; what is due runs on the test's thread. */
final class ManualTimers extends ScheduledThreadPoolExecutor {
    private final List<Timer> timers = new ArrayList<>();
    private Instant now;

    ManualTimers(Instant now) {
        super(0);
        this.now = now;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    void advance(Duration time) {
        Instant end = now.plus(time);
        Optional<Timer> next = next(end);
        while (next.isPresent()) {
            Timer timer = next.get();
            timers.remove(timer);
            now = timer.at.isAfter(now) ? timer.at : now;
            timer.task.run();
            next = next(end);
        }
        now = end;
    }

    private Optional<Timer> next(Instant end) {
        timers.removeIf(Timer::isCancelled);
        return timers.stream().filter(timer -> !timer.at.isAfter(end)).min(Comparator.comparing(timer -> timer.at));
    }

    /** How many timers run. */
    int pending() {
        timers.removeIf(Timer::isCancelled);
        return timers.size();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Timer timer = new Timer(now.plusMillis(unit.toMillis(delay)), task);
        timers.add(timer);
        return timer;
    }

    /** One timer. */
    private static final class Timer extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        private final Instant at;
        private final Runnable task;

        Timer(Instant at, Runnable task) {
            this.at = at;
            this.task = task;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
