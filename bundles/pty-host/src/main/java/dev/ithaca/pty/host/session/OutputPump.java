// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.KeyHandler;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.posix.Descriptors;
import dev.ithaca.wire.Frames;
import dev.ithaca.wire.host.AttachMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** Reads the PTY: one read a turn, nothing allocated, handed on as a data frame that viewers can send as it is. */
final class OutputPump extends KeyHandler {
    /** Bytes of a data frame in front of its output. */
    static final int HEADER = Frames.HEADER + AttachMessage.Data.PREFIX;

    private static final long HUNG_UP_MILLIS = 100;
    private static final int MOST_LAST_READS = 32;
    private static final int MOST_LOOKS = 8;

    /** Who takes the output; called on the loop. */
    interface Target {
        /** Output lies between position and limit, behind room for a frame's header. */
        void output(ByteBuffer frame);

        /** Nobody holds the other side open now. */
        void hungUp();

        void broken(Throwable failure);
    }

    private final Target target;
    private final EventLoop loop;
    private final int descriptor;
    private final LoopTimer retry;
    private Pipe.@Nullable SourceChannel master;
    private @Nullable SelectionKey key;
    private boolean echoDue;
    private boolean closed;

    /** Owns the descriptor from now on. */
    OutputPump(EventLoop loop, int descriptor, Target target) {
        this.loop = loop;
        this.target = target;
        this.descriptor = descriptor;
        this.retry = loop.timer(this::resume);
    }

    void start() throws IOException {
        Pipe.SourceChannel channel = Descriptors.source(descriptor);
        master = channel;
        key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    /** A key was typed: the next read is likely its echo, and is not to wait behind the floods of others. */
    void expectEcho() {
        echoDue = true;
    }

    @Override
    public boolean urgent(SelectionKey readyKey) {
        return echoDue;
    }

    @Override
    public void ready(SelectionKey readyKey) {
        echoDue = false;
        if (read() < 0) {
            // A selector would report this for ever. The child may open its terminal again, so look now and then.
            readyKey.interestOps(0);
            retry.arm(HUNG_UP_MILLIS);
            target.hungUp();
        }
    }

    /** Hands on what is left in the terminal at the end; what a background child writes meanwhile is bounded. */
    void drain() {
        for (int i = 0; i < MOST_LAST_READS && read() > 0; i++) {
            // what was read is handed on
        }
    }

    /**
     * Hands on what the terminal holds now, without waiting. The kernel says that there is nothing only after all that
     * programs have written has arrived.
     *
     * @return true if nothing is left; false if there is more than fits a turn, or the other side is closed
     */
    boolean catchUp() {
        for (int i = 0; i < MOST_LOOKS; i++) {
            int count = read();
            if (count <= 0) {
                return count == 0;
            }
        }
        return false;
    }

    /** One read, handed on; its count, 0 if there is nothing now, negative if the other side is closed. */
    private int read() {
        Pipe.SourceChannel channel = master;
        if (channel == null) {
            return -1;
        }
        ByteBuffer buffer = loop.buffer().clear();
        buffer.position(HEADER).limit(HEADER + Frames.MAX_CHUNK);
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException e) {
            return -1; // EIO: the other side is closed
        }
        if (count > 0) {
            buffer.limit(HEADER + count).position(HEADER);
            target.output(buffer);
        }
        return count;
    }

    @Override
    public void failed(Throwable failure) {
        target.broken(failure);
    }

    /** Reads nothing from now on. */
    void pause() {
        retry.cancel();
        SelectionKey registered = key;
        if (registered != null && registered.isValid()) {
            registered.interestOps(0);
        }
    }

    void close() {
        retry.cancel();
        Pipe.SourceChannel channel = master;
        if (channel == null && !closed) {
            Descriptors.close(descriptor);
        }
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // nothing was written through it
            }
        }
    }

    /** Reads again if the terminal was found hung up. */
    void resume() {
        SelectionKey registered = key;
        if (registered != null && registered.isValid()) {
            registered.interestOps(SelectionKey.OP_READ);
        }
    }
}
