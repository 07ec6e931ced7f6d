// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Who waits for a session to write or to end. Nobody holds a thread meanwhile. */
public final class ChangeWaits implements SessionListener {
    private static final Duration SEEDS_PATIENCE = Duration.ofSeconds(3);
    private static final int MOST = 1_000;

    private final Map<SessionId, Collection<Consumer<SessionInfo>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final WorkerPools pools;

    public ChangeWaits(WorkerPools pools) {
        this.pools = pools;
    }

    WorkerPools pools() {
        return pools;
    }

    /** Does something, and completes when the session has changed since, or after three seconds. */
    CompletableFuture<Boolean> after(SessionId id, Runnable action) {
        CompletableFuture<Boolean> changed = new CompletableFuture<>();
        Registration registration = register(id, session -> changed.complete(true));
        try {
            action.run();
        } catch (RuntimeException e) {
            registration.close();
            throw e;
        }
        CompletableFuture<Boolean> over = changed.whenComplete((value, failure) -> registration.close());
        completeLate(changed, false, SEEDS_PATIENCE);
        return over;
    }

    /** Completes a wait with a value when its time is over. If nobody can watch the time, the wait has failed. */
    <T> void completeLate(CompletableFuture<T> wait, T value, Duration time) {
        Runnable late = () -> wait.complete(value);
        try {
            Future<?> timer = pools.timers().schedule(late, time.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<T> unused = wait.whenComplete((result, failure) -> timer.cancel(false));
        } catch (RejectedExecutionException e) {
            wait.completeExceptionally(e);
        }
    }

    /** Has something run at every change of a session; it must return at once. */
    Registration register(SessionId id, Consumer<SessionInfo> onChange) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            throw new RejectedExecutionException("too many wait");
        }
        // In one step, as leaving is: whoever leaves last takes the list away.
        waiting.compute(id, (key, present) -> {
            Collection<Consumer<SessionInfo>> all = present == null ? new CopyOnWriteArrayList<>() : present;
            all.add(onChange);
            return all;
        });
        return () -> {
            waiting.computeIfPresent(id, (key, all) -> {
                if (all.remove(onChange)) {
                    count.decrementAndGet();
                }
                return all.isEmpty() ? null : all;
            });
        };
    }

    /** How many wait. */
    int count() {
        return count.get();
    }

    /** A place among those who wait. */
    interface Registration {
        void close();
    }

    @Override
    public void changed(SessionInfo session) {
        tell(session);
    }

    @Override
    public void grew(SessionInfo session) {
        tell(session);
    }

    @Override
    public void deleted(SessionInfo session) {
        tell(session);
    }

    private void tell(SessionInfo session) {
        Collection<Consumer<SessionInfo>> all = waiting.get(session.id());
        if (all != null) {
            all.forEach(one -> one.accept(session));
        }
    }
}
