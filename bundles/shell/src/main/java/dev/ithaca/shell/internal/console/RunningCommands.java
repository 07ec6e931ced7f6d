// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.console;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The threads of consoles that are inside a command, so that none is when this bundle is gone. */
public final class RunningCommands {
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Set<Thread> threads = new HashSet<>();

    void run(Runnable command) {
        Thread thread = Thread.currentThread();
        synchronized (this) {
            threads.add(thread);
        }
        try {
            command.run();
        } finally {
            synchronized (this) {
                threads.remove(thread);
                notifyAll();
            }
        }
    }

    /** Interrupts what runs and waits for its end, for some seconds. */
    public synchronized void close() {
        threads.remove(Thread.currentThread());
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + CLOSE_NANOS;
        try {
            for (long left = CLOSE_NANOS; left > 0 && !threads.isEmpty(); left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
