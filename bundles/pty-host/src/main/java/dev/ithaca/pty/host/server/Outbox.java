// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Frames on their way to a control connection: sent at once where the socket takes them, else kept up to a bound. */
final class Outbox {
    /** A daemon that has this much unread does not read; it reconnects, and asks for the list. */
    static final long CAPACITY = 4L << 20;

    private final SocketChannel channel;
    private final Deque<ByteBuffer> frames = new ArrayDeque<>();
    private long bytes;

    Outbox(SocketChannel channel) {
        this.channel = channel;
    }

    /** Sends or queues a frame; false if the queue is full. One frame always fits an empty queue. */
    boolean send(ByteBuffer frame, SelectionKey key) throws IOException {
        if (frames.isEmpty()) {
            channel.write(frame);
        }
        if (frame.hasRemaining()) {
            if (!frames.isEmpty() && bytes + frame.remaining() > CAPACITY) {
                return false;
            }
            bytes += frame.remaining();
            frames.add(frame);
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
        return true;
    }

    /** Sends what waits, as far as the socket takes it. */
    void flush(SelectionKey key) throws IOException {
        ByteBuffer frame;
        while ((frame = frames.peek()) != null) {
            bytes -= channel.write(frame);
            if (frame.hasRemaining()) {
                return;
            }
            frames.poll();
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }
}
