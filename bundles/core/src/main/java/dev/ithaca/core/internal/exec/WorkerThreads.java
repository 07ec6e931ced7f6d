// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes all threads and knows those that run, so that none is left behind unnoticed. A thread counts as running from its
 * first statement to its last: one that was never started is nobody's concern.
 */
final class WorkerThreads {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);
    private static final String PREFIX = "ithaca-";

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Thread newThread(String name, Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("the worker pools are closed: no thread for " + name);
        }
        Thread thread = new Thread(() -> run(task), PREFIX + name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (which, failure) -> LOG.error("Thread {} ended by a failure", which.getName(), failure));
        return thread;
    }

    ThreadFactory numbered(String name) {
        AtomicInteger next = new AtomicInteger(1);
        return task -> newThread(name + "-" + next.getAndIncrement(), task);
    }

    private void run(Runnable task) {
        Thread self = Thread.currentThread();
        running.add(self);
        try {
            // Checked behind the add: either close() sees this thread, or this thread sees that close() was called.
            if (!closed) {
                task.run();
            }
        } finally {
            running.remove(self);
        }
    }

    /** Interrupts all threads and waits for their end, but not longer than until the deadline of {@link System#nanoTime()}. */
    void close(long deadline) {
        closed = true;
        running.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : running) {
            interrupted |= !join(thread, deadline);
        }
        for (Thread thread : running) {
            LOG.warn("Thread {} did not end in time; it goes on as {}", thread.getName(), thread.getState());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread, long deadline) {
        if (thread == Thread.currentThread()) {
            return true;
        }
        try {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis > 0) {
                thread.join(millis);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
