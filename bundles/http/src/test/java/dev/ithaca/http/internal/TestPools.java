// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real threads, ended with the test. */
public final class TestPools implements WorkerPools, AutoCloseable {
    /** How long what was to be done later was to wait. */
    public final List<Duration> delays = new CopyOnWriteArrayList<>();

    /** What was to wait for so long is done at once. */
    public volatile Duration hurried = Duration.ZERO;

    private final ScheduledExecutorService timers = new Timers();
    private final ExecutorService common = Executors.newFixedThreadPool(2);
    private final ExecutorService serial = Executors.newSingleThreadExecutor();

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
        return serial;
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private final class Timers extends ScheduledThreadPoolExecutor {
        Timers() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            Duration time = Duration.of(delay, unit.toChronoUnit());
            delays.add(time);
            return super.schedule(task, time.equals(hurried) ? 0 : delay, unit);
        }
    }

    @Override
    public PluginCaller newCaller(String name, Object plugin, Map<String, ?> properties, Runnable freed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        timers.shutdownNow();
        common.shutdownNow();
        serial.shutdownNow();
    }
}
