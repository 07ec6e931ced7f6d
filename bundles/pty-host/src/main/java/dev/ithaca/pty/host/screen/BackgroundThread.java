// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.screen;

import dev.ithaca.pty.host.posix.HostProcess;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * The thread {@code pty-host-screen}, of low priority for the kernel too: checkpoints, compression, and waiting for the
 * disk. A session has a few jobs in it at most; when the queue is full a job is refused, and asked for again later.
 */
public final class BackgroundThread {
    private static final int QUEUE = 16_384;

    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Consumer<String> log;
    private final Thread thread = new Thread(this::run, "pty-host-screen");
    private volatile boolean stopping;

    public BackgroundThread(Consumer<String> log) {
        this.log = log;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Queues a job; false if there is no room. */
    public boolean run(Runnable job) {
        return queue.offer(job);
    }

    /** Finishes what is queued, and ends; waits for that, with a deadline. */
    public void stop(long millis) throws InterruptedException {
        stopping = true;
        queue.offer(() -> {});
        thread.join(millis);
    }

    private void run() {
        HostProcess.lowerThreadPriority();
        while (!stopping || !queue.isEmpty()) {
            try {
                queue.take().run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | OutOfMemoryError e) {
                log.accept("pty-host-screen: " + e);
            }
        }
    }
}
