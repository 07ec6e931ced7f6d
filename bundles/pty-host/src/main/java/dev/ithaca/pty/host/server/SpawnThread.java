// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread {@code pty-host-spawn}: spawning waits for the disk and for exec, which no loop should. */
final class SpawnThread {
    private static final int QUEUE = 1024;

    private final ThreadPoolExecutor executor;

    SpawnThread() {
        executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
            Thread thread = new Thread(task, "pty-host-spawn");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /** Queues a spawn; throws {@link java.util.concurrent.RejectedExecutionException} if too many wait. */
    void execute(Runnable spawn) {
        executor.execute(spawn);
    }

    void stop() {
        executor.shutdownNow();
    }
}
