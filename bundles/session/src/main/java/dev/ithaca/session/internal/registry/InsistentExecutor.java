// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Hands tasks to an executor, and those that it refuses because too much waits there again until it takes them: that a session
 * has ended, and that a host is lost, is told only once. There are no more of these than sessions and hosts.
 */
final class InsistentExecutor implements Executor {
    private static final long AGAIN_MILLIS = 100;

    private final Executor target;
    private final ScheduledExecutorService timers;

    InsistentExecutor(Executor target, ScheduledExecutorService timers) {
        this.target = target;
        this.timers = timers;
    }

    @Override
    public void execute(Runnable task) {
        try {
            target.execute(task);
        } catch (RejectedExecutionException e) {
            ScheduledFuture<?> unused = timers.schedule(() -> execute(task), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
