// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import dev.ithaca.core.exec.WorkerPools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that the server has closed while the client may still be sending. To close a socket with bytes that nobody has
 * read resets it, and a reset can overtake what was said last: why a body or a message was refused. So only our side is closed
 * at first, and what comes is read and forgotten until the client closes its own, for {@value #LINGER_MILLIS} ms at most.
 */
final class Lingering {
    /** More are closed at once: they cost descriptors that no limit of connections counts any more. */
    static final int MOST = 256;

    static final int LINGER_MILLIS = 2_000;
    private static final int TICK_MILLIS = 20;
    private static final int BUFFER = 64 * 1024;

    /** How many buffers of one client are read in a tick; a client that sends more waits for the next one. */
    private static final int READS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Lingering.class);

    private final WorkerPools pools;
    private final Map<SocketChannel, Long> deadlines = new ConcurrentHashMap<>();
    private final AtomicBoolean ticking = new AtomicBoolean();

    Lingering(WorkerPools pools) {
        this.pools = pools;
    }

    /**
     * Takes a channel over, which nothing reads or writes any more.
     *
     * @return false if there is nothing to wait for: the caller closes it then
     */
    boolean take(SocketChannel channel) {
        if (deadlines.size() >= MOST) {
            return false;
        }
        try {
            channel.shutdownOutput();
            if (channel.read(ByteBuffer.allocate(1)) < 0) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        deadlines.put(channel, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS));
        if (ticking.compareAndSet(false, true)) {
            tickLater();
        }
        return true;
    }

    int count() {
        return deadlines.size();
    }

    private void tickLater() {
        try {
            var unused = pools.timers().schedule(this::tickSoon, TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void tickSoon() {
        try {
            pools.common().execute(this::tick);
        } catch (RejectedExecutionException e) {
            tickLater();
        }
    }

    private void tick() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long now = System.nanoTime();
        deadlines.forEach((channel, deadline) -> {
            if (now - deadline > 0 || !drain(channel, buffer)) {
                end(channel);
            }
        });
        ticking.set(false);
        if (!deadlines.isEmpty() && ticking.compareAndSet(false, true)) {
            tickLater();
        }
    }

    /** Whether more can come. */
    private static boolean drain(SocketChannel channel, ByteBuffer buffer) {
        try {
            for (int i = 0; i < READS; i++) {
                int count = channel.read(buffer.clear());
                if (count <= 0) {
                    return count == 0;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void end(SocketChannel channel) {
        deadlines.remove(channel);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection did not close", e);
        }
    }

    /** Closes all at once. */
    void close() {
        deadlines.keySet().forEach(this::end);
        ticking.set(false);
    }
}
