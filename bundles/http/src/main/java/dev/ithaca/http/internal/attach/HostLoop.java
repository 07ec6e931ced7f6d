// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads from the pty-hosts for all WebSockets. Nothing on it waits: a client that does not keep up is just
 * not read for.
 */
final class HostLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostLoop.class);
    private static final long JOIN_MILLIS = 5_000;

    /** Who owns a key. */
    interface Ready {
        /** Its channel can be read or written; on the loop. */
        void ready(SelectionKey key);

        /** The loop ends. */
        void stopped();
    }

    private final Selector selector;
    private final Thread thread;
    /** Bounded by the connections: each has at most one task of each kind waiting. */
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    private volatile boolean closed;

    HostLoop(BiFunction<String, Runnable, Thread> threads) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = threads.apply("http-attach", this::run);
        thread.start();
    }

    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** On the loop only. */
    SelectionKey register(SocketChannel channel, Ready owner) throws IOException {
        return channel.register(selector, SelectionKey.OP_READ, owner);
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(HostLoop::serve);
                if (Thread.interrupted()) {
                    closed = true; // the pools end, and their threads with them
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    guarded(task);
                }
            }
        } catch (IOException e) {
            LOG.error("the loop of the WebSockets ended", e);
        } finally {
            for (SelectionKey key : selector.keys()) {
                guarded(((Ready) key.attachment())::stopped);
            }
        }
    }

    private static void serve(SelectionKey key) {
        guarded(() -> ((Ready) key.attachment()).ready(key));
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a WebSocket's task failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(JOIN_MILLIS);
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("the selector did not close", e);
        }
    }
}
