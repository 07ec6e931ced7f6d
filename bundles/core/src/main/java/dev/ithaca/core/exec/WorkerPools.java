// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.exec;

import dev.ithaca.core.plugin.PluginCaller;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where work runs: timers, short tasks, serial tasks, calls into plugins, and threads for owners that block.
 *
 * <p>All threads are daemon threads, named {@code ithaca-…}. A task that throws is logged and harms no other. When the
 * service goes away, waiting tasks are dropped, threads are interrupted, and every later call throws
 * {@link java.util.concurrent.RejectedExecutionException}.
 */
@ProviderType
public interface WorkerPools {
    /**
     * One thread for tasks of well under a millisecond at given times. A timer that has more to do hands it to
     * {@link #common()} or to a serial executor; a periodic one that is refused there comes again at its next time.
     *
     * @return the timers; they cannot be shut down by callers, and a cancelled timer is forgotten at once
     */
    ScheduledExecutorService timers();

    /**
     * A bounded pool for tasks of up to about 100 ms that do not wait for one another.
     *
     * <p>Overflow: when {@value #COMMON_QUEUE} tasks wait, further ones are refused with
     * {@link java.util.concurrent.RejectedExecutionException}. The caller is never blocked and never runs the task itself.
     *
     * @return the pool
     */
    Executor common();

    /**
     * An executor that runs its tasks on {@link #common()}, one at a time and in order, so that what they share needs no
     * lock. Each task sees what those before it wrote.
     *
     * <p>Overflow: when {@value #SERIAL_QUEUE} of its tasks wait, or the common pool refuses, further ones are refused with
     * {@link java.util.concurrent.RejectedExecutionException}; accepted tasks all run.
     *
     * @param name what it is for; used in the log only
     * @return a new executor, which needs no closing
     */
    Executor newSerialExecutor(String name);

    /**
     * A thread for an owner that blocks, for example on a socket. The owner starts it and ends it; one that is still alive
     * when the service goes away is interrupted.
     *
     * @param name what it is for; the thread is called {@code ithaca-<name>}
     * @param task what it does; it must end when the thread is interrupted
     * @return a new thread, not yet started
     */
    Thread newThread(String name, Runnable task);

    /**
     * A pool of an owner's own, for tasks that take longer than {@link #common()} is for. Its threads are made when they are
     * needed and end when they were idle for {@value #POOL_IDLE_SECONDS} s; the owner shuts it down.
     *
     * <p>Overflow: when {@code waiting} tasks wait, further ones are refused with
     * {@link java.util.concurrent.RejectedExecutionException}.
     *
     * @param name what it is for; the threads are called {@code ithaca-<name>-1} and so on
     * @param width how many tasks run at once
     * @param waiting how many may wait
     * @return a new pool
     */
    default ThreadPoolExecutor newPool(String name, int width, int waiting) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                width,
                width,
                POOL_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                task -> newThread(name + "-" + number.incrementAndGet(), task));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * A way to call one service of a plugin.
     *
     * @param name names the caller; its thread is called {@code ithaca-<name>}
     * @param plugin the service
     * @param properties the service's properties, which say whose it is
     * @param freed run each time that an overdue call has returned, so that a further one can begin
     * @return a new caller, which its owner closes
     */
    PluginCaller newCaller(String name, Object plugin, Map<String, ?> properties, Runnable freed);

    /** How long a thread of {@link #newPool} stays without work. */
    int POOL_IDLE_SECONDS = 30;

    /** How many tasks can wait in {@link #common()}. */
    int COMMON_QUEUE = 16_384;

    /** How many tasks can wait in one serial executor. */
    int SERIAL_QUEUE = 8_192;
}
