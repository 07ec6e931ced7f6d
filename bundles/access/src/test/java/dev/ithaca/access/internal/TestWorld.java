// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCaller;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A clock that stands still until told, a common pool that runs at once; the last timer runs when told. */
final class TestWorld extends Clock implements WorkerPools {
    static final Duration LIFETIME = Duration.ofHours(24);
    static final Duration IDLE = Duration.ofHours(12);

    final FakeStore store = new FakeStore();
    final List<Long> timers = new ArrayList<>();
    private Runnable timer = () -> {};
    private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");

    StoredAccessService access() {
        return access(true);
    }

    StoredAccessService access(boolean required) {
        return new StoredAccessService(store.stores(), this, this, LIFETIME, IDLE, required);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void runTimer() {
        timer.run();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledExecutorService timers() {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (self, method, arguments) -> {
                    timer = (Runnable) arguments[0];
                    timers.add(((TimeUnit) arguments[2]).toSeconds((long) arguments[1]));
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {java.util.concurrent.ScheduledFuture.class},
                            (future, call, values) -> new CompletableFuture<>().cancel(false));
                });
    }

    @Override
    public Executor common() {
        return Runnable::run;
    }

    @Override
    public Executor newSerialExecutor(String name) {
        throw new UnsupportedOperationException("whoever ends has ended when the call returns");
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PluginCaller newCaller(String name, Object plugin, Map<String, ?> properties, Runnable freed) {
        throw new UnsupportedOperationException();
    }
}
