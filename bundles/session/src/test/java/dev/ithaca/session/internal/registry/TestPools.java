// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCaller;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Plain JDK executors behind the contract of core. */
public final class TestPools implements WorkerPools, AutoCloseable {
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(TestPools::daemon);
    private final ExecutorService common = Executors.newCachedThreadPool(TestPools::daemon);
    private final ExecutorService serial = Executors.newSingleThreadExecutor(TestPools::daemon);

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test-pool");
        thread.setDaemon(true);
        return thread;
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
        return serial;
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        return daemon(task);
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
