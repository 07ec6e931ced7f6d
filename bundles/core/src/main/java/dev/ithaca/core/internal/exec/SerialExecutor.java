// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time on a shared pool. It takes at most one place in the pool's queue, and gives its thread back
 * after {@value #BATCH} tasks, so that a busy one does not starve the others; if the pool refuses at that moment, it goes
 * on with the thread it has, because accepted tasks must run.
 *
 * <p>Locking: {@code queue} and {@code active} are guarded by {@code queue}; no task runs under the lock.
 */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);
    private static final int BATCH = 64;

    private final String name;
    private final Executor pool;
    private final int capacity;
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private boolean active;

    SerialExecutor(String name, Executor pool, int capacity) {
        this.name = name;
        this.pool = pool;
        this.capacity = capacity;
    }

    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        synchronized (queue) {
            if (queue.size() >= capacity) {
                throw new RejectedExecutionException(capacity + " tasks wait for " + name + " already");
            }
            if (!active) {
                pool.execute(this::drain);
                active = true;
            }
            queue.add(task);
        }
    }

    private void drain() {
        do {
            for (int i = 0; i < BATCH; i++) {
                Runnable task = next();
                if (task == null) {
                    return;
                }
                run(task);
            }
        } while (!handedOver());
    }

    private @Nullable Runnable next() {
        synchronized (queue) {
            Runnable task = queue.poll();
            active = task != null;
            return task;
        }
    }

    private boolean handedOver() {
        try {
            pool.execute(this::drain);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Errors are caught as well: a task that is gone must not strand those behind it. */
    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.error("{}: a task failed", name, e);
        }
    }
}
