// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Frames on their way to a host, from any thread. What the socket takes leaves at once, in the caller's thread: a key waits
 * for nobody. What it does not take waits here, up to a bound.
 */
final class Outbox {
    private static final int MOST = 1 << 20;

    private final SocketChannel channel;
    private final Runnable wantsWriting;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private boolean corked = true;
    private int bytes;

    /**
     * Corked at first: frames wait until the connection is greeted.
     *
     * @param wantsWriting called when something waits
     */
    Outbox(SocketChannel channel, Runnable wantsWriting) {
        this.channel = channel;
        this.wantsWriting = wantsWriting;
    }

    /**
     * Sends a frame.
     *
     * @return false if too much waits; nothing of the frame is sent then
     */
    boolean send(ByteBuffer frame) throws IOException {
        synchronized (this) {
            if (waiting.isEmpty() && !corked) {
                channel.write(frame);
            } else if (bytes + frame.remaining() > MOST) {
                return false;
            }
            if (!frame.hasRemaining()) {
                return true;
            }
            bytes += frame.remaining();
            waiting.add(frame);
        }
        if (!held()) {
            wantsWriting.run();
        }
        return true;
    }

    private synchronized boolean held() {
        return corked;
    }

    /** Sends a frame in front of all that wait; it and they leave from now on. */
    void uncork(ByteBuffer first) throws IOException {
        boolean rest;
        synchronized (this) {
            corked = false;
            bytes += first.remaining();
            waiting.addFirst(first);
            rest = !flush();
        }
        if (rest) {
            wantsWriting.run();
        }
    }

    /**
     * Sends what waits.
     *
     * @return true if nothing waits any more
     */
    synchronized boolean flush() throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer frame = waiting.peek();
            bytes -= channel.write(frame);
            if (frame.hasRemaining()) {
                return false;
            }
            waiting.remove();
        }
        return true;
    }
}
