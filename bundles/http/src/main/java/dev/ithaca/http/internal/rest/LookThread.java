// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.core.exec.WorkerPools;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which patterns of callers run: a bad one takes time from other patterns only. What it does in turn comes
 * from the waits, each of which stands in the queue once at most.
 */
final class LookThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LookThread.class);
    private static final long JOIN_MILLIS = 1_000;

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    LookThread(WorkerPools pools) {
        thread = pools.newThread("http-waits", this::run);
        thread.start();
    }

    void execute(Runnable look) {
        queue.add(look);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Runnable look = queue.take();
                try {
                    look.run();
                } catch (RuntimeException e) {
                    LOG.error("a wait failed", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
