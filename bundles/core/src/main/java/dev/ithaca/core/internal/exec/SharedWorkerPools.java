// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.CallerStatus;
import dev.ithaca.core.plugin.PluginCaller;
import dev.ithaca.core.plugin.PluginCalls;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
@Component(service = {WorkerPools.class, PluginCalls.class})
public final class SharedWorkerPools implements WorkerPools, PluginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWorkerPools.class);
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int IDLE_SECONDS = 30;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String BUNDLE = "service.bundleid";

    private final WorkerThreads threads = new WorkerThreads();
    private final TimerExecutor timers = new TimerExecutor(threads.numbered("timer"));
    private final ThreadPoolExecutor common;
    private final Set<PluginThread> callers = ConcurrentHashMap.newKeySet();

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

    @Override
    public PluginCaller newCaller(String name, Object plugin, Map<String, ?> properties, Runnable freed) {
        return newCaller(name, plugin, properties, freed, Duration.ofSeconds(IDLE_SECONDS));
    }

    PluginCaller newCaller(String name, Object plugin, Map<String, ?> properties, Runnable freed, Duration idle) {
        long bundle = properties.get(BUNDLE) instanceof Long id ? id : -1;
        PluginThread[] caller = new PluginThread[1];
        caller[0] = new PluginThread(
                new PluginThread.Purpose(name, bundle, plugin.getClass().getClassLoader(), freed),
                this,
                idle,
                () -> callers.remove(caller[0]));
        callers.add(caller[0]);
        return caller[0];
    }

    @Override
    public List<CallerStatus> status() {
        return callers.stream()
                .flatMap(caller -> caller.status(GRACE).stream())
                .sorted(Comparator.comparing(CallerStatus::name))
                .toList();
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
