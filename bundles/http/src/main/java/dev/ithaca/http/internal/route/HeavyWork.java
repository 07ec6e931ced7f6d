// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import dev.ithaca.core.exec.WorkerPools;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where requests compute that may take seconds, so that they hold none of the server's threads: a few at once, a few that wait,
 * and of those not all for one caller. What takes too long, or nobody waits for any more, is interrupted.
 */
public final class HeavyWork implements AutoCloseable {
    static final int AT_ONCE = 3;
    static final int FOR_ONE = 6;
    private static final int WAITING = 24;
    private static final long DEADLINE_SECONDS = 20;

    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService timers;
    private final Map<String, Integer> jobs = new HashMap<>();

    public HeavyWork(WorkerPools pools) {
        timers = pools.timers();
        threads = pools.newPool("http-heavy", AT_ONCE, WAITING);
    }

    /**
     * Does work as soon as there is room.
     *
     * @param who the caller, who may have {@value #FOR_ONE} at a time
     * @param work done on a thread of ours; interrupted when it is late
     * @param late done instead if the work has not begun in time
     * @return to be cancelled when nobody waits for it any more
     * @throws Problem if there is no room
     */
    Job submit(String who, Runnable work, Runnable late) {
        if (!enter(who)) {
            throw busy();
        }
        Job job = new Job(who, work, late);
        try {
            threads.execute(job);
        } catch (RejectedExecutionException e) {
            leave(who);
            throw busy();
        }
        job.expires(timers.schedule(job::expire, DEADLINE_SECONDS, TimeUnit.SECONDS));
        return job;
    }

    static Problem busy() {
        return new Problem(HttpErrorCode.UNAVAILABLE, "too many searches and views are being made at once")
                .withHeader("Retry-After", "2");
    }

    private boolean enter(String who) {
        synchronized (jobs) {
            boolean room = jobs.getOrDefault(who, 0) < FOR_ONE;
            if (room) {
                jobs.merge(who, 1, Integer::sum);
            }
            return room;
        }
    }

    private void leave(String who) {
        synchronized (jobs) {
            jobs.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One request's work. */
    final class Job implements Runnable {
        private final String who;
        private final Runnable work;
        private final Runnable late;
        private @Nullable Thread runner;
        private @Nullable Future<?> timer;
        private boolean over;

        Job(String who, Runnable work, Runnable late) {
            this.who = who;
            this.work = work;
            this.late = late;
        }

        private synchronized void expires(Future<?> with) {
            timer = with;
            if (over) {
                with.cancel(false);
            }
        }

        @Override
        public void run() {
            synchronized (this) {
                if (over) {
                    return;
                }
                runner = Thread.currentThread();
            }
            try {
                work.run();
            } finally {
                end();
            }
        }

        /** Ends it: what runs is interrupted, what waits does not begin. */
        void cancel() {
            stop();
        }

        private void expire() {
            if (stop()) {
                late.run();
            }
        }

        /** Whether it had not begun. */
        private synchronized boolean stop() {
            if (over) {
                return false;
            }
            if (runner != null) {
                runner.interrupt();
                return false;
            }
            end();
            threads.remove(this);
            return true;
        }

        private synchronized void end() {
            over = true;
            runner = null;
            if (timer != null) {
                timer.cancel(false);
            }
            leave(who);
        }
    }
}
