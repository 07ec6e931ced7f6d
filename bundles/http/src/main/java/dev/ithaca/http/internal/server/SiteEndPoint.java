// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that is not reset when it is closed (see {@link Lingering}), and that can be asked whether its client is gone
 * while Jetty does not read it. To find that out it reads a byte ahead, which Jetty is given first then.
 */
final class SiteEndPoint extends SocketChannelEndPoint {
    private final Lingering lingering;
    private final Executor executor;

    /** What was read and not given to Jetty yet; its lock keeps reads in order. */
    private final ByteBuffer ahead = ByteBuffer.allocate(1).flip();

    private volatile SelectionKey key;
    private volatile boolean lingers;

    /**
     * @param executor for who waits for a byte that is here already
     */
    SiteEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Executor executor,
            Lingering lingering) {
        super(channel, selector, key, scheduler);
        this.key = key;
        this.executor = executor;
        this.lingering = lingering;
    }

    /** Whether the client has closed. False also if that cannot be told: who reads will find out. */
    boolean isClientGone() {
        synchronized (ahead) {
            if (ahead.hasRemaining() || isFillInterested() || !isOpen()) {
                return false;
            }
            try {
                boolean gone = getChannel().read(ahead.clear()) < 0;
                ahead.flip();
                return gone;
            } catch (IOException e) {
                ahead.flip();
                return true;
            }
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        synchronized (ahead) {
            if (!ahead.hasRemaining()) {
                return super.fill(buffer);
            }
            int position = BufferUtil.flipToFill(buffer);
            boolean room = buffer.hasRemaining();
            if (room) {
                buffer.put(ahead);
            }
            BufferUtil.flipToFlush(buffer, position);
            return room ? 1 : 0;
        }
    }

    @Override
    protected void needsFillInterest() {
        boolean here;
        synchronized (ahead) {
            here = ahead.hasRemaining();
        }
        if (here) {
            executor.execute(() -> getFillInterest().fillable());
        } else {
            super.needsFillInterest();
        }
    }

    @Override
    public void replaceKey(SelectionKey other) {
        super.replaceKey(other);
        key = other;
    }

    @Override
    public boolean isOpen() {
        return !lingers && super.isOpen();
    }

    @Override
    public void doClose() {
        lingers = true;
        key.cancel();
        if (!lingering.take(getChannel())) {
            super.doClose();
        }
    }
}
