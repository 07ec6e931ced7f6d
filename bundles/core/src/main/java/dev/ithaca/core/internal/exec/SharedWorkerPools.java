// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import dev.ithaca.core.exec.WorkerPools;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pools of the whole daemon: one timer thread, and a common pool as wide as the machine. */
@Component(service = WorkerPools.class)
public final class SharedWorkerPools implements WorkerPools {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWorkerPools.class);
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int IDLE_SECONDS = 30;

    private final WorkerThreads threads = new WorkerThreads();
    private final TimerExecutor timers = new TimerExecutor(threads.numbered("timer"));
    private final ThreadPoolExecutor common;

    /** Starts no thread yet: each is made when the first task needs it. */
    @Activate
    public SharedWorkerPools() {
        // Two at least: one slow task must not stop everything on a small machine.
        int width = Math.max(2, Runtime.getRuntime().availableProcessors());
        common = new ThreadPoolExecutor(
                width,
                width,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(COMMON_QUEUE),
                threads.numbered("worker"));
        common.allowCoreThreadTimeOut(true);
    }

    @Override
    public ScheduledExecutorService timers() {
        return timers;
    }

    @Override
    public Executor common() {
        return common;
    }

    @Override
    public Executor newSerialExecutor(String name) {
        return new SerialExecutor(name, common, SERIAL_QUEUE);
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        return threads.newThread(name, task);
    }

    /** Ends all threads; those that do not listen are named in the log after 5 s. */
    @Deactivate
    public void close() {
        long deadline = System.nanoTime() + STOP_NANOS;
        timers.stop();
        int dropped = common.shutdownNow().size();
        if (dropped > 0) {
            LOG.warn("{} waiting tasks were dropped", dropped);
        }
        threads.close(deadline);
    }
}
