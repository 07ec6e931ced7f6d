// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCaller;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Real threads, ended with the test. */
public final class TestPools implements WorkerPools, AutoCloseable {
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
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
