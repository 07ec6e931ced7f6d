// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.KeyHandler;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.posix.Descriptors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys on their way to the child. What the terminal does not take at once waits, up to {@value #CAPACITY} bytes; more is
 * refused whole. The writing side is a second descriptor, made at the first key: an idle session has none.
 */
final class InputWriter extends KeyHandler {
    static final int CAPACITY = 256 * 1024;
    private static final int KEPT = 4096;
    private static final long NO_DESCRIPTOR_MILLIS = 100;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final EventLoop loop;
    private final int master;
    private final List<Runnable> waiting = new ArrayList<>();
    private final LoopTimer wakeTimer;
    private ByteBuffer queue = EMPTY;
    private Pipe.@Nullable SinkChannel sink;
    private @Nullable SelectionKey key;
    private boolean closed;

    InputWriter(EventLoop loop, int master) {
        this.loop = loop;
        this.master = master;
        this.wakeTimer = loop.timer(this::wakeWaiting);
    }

    /** Sends bytes, or queues them; false, and nothing is sent, if they do not all fit or no descriptor is left. */
    boolean offer(byte[] bytes) {
        if (closed) {
            return true; // nobody is left to read them
        }
        if (queue.position() + bytes.length > CAPACITY) {
            return false;
        }
        Pipe.SinkChannel channel;
        try {
            channel = channel();
        } catch (IOException e) {
            return false;
        }
        try {
            ByteBuffer source = ByteBuffer.wrap(bytes);
            if (queue.position() == 0) {
                channel.write(source);
            }
            if (source.hasRemaining()) {
                append(source);
                watch(true);
            }
        } catch (IOException e) {
            close(); // the terminal was hung up
        }
        return true;
    }

    /** Gets ready to send, so that {@link #offer} need not; without a descriptor that is left to it. */
    void prepare() {
        if (!closed) {
            try {
                channel();
            } catch (IOException e) {
                // offer tries again, and says so
            }
        }
    }

    /** How many bytes wait. */
    int pending() {
        return queue.position();
    }

    /** How many bytes {@link #offer} would take now. */
    int room() {
        return CAPACITY - queue.position();
    }

    /** Runs an action, once and not before this returns, when half of the queue is free. */
    void whenRoom(Runnable action) {
        waiting.add(action);
        if (closed || queue.position() <= CAPACITY / 2) {
            wakeTimer.armIfIdle(closed || sink != null ? 0 : NO_DESCRIPTOR_MILLIS);
        }
    }

    /** The action is not to run any more. */
    void cancelWhenRoom(Runnable action) {
        waiting.remove(action);
    }

    @Override
    public boolean urgent(SelectionKey readyKey) {
        return true;
    }

    @Override
    public void ready(SelectionKey readyKey) throws IOException {
        queue.flip();
        channel().write(queue);
        queue.compact();
        if (queue.position() == 0) {
            watch(false);
            queue = queue.capacity() > KEPT ? EMPTY : queue;
        }
        if (queue.position() <= CAPACITY / 2 && !waiting.isEmpty()) {
            wakeWaiting();
        }
    }

    @Override
    public void failed(Throwable failure) {
        close();
    }

    void close() {
        closed = true;
        wakeTimer.cancel();
        queue = EMPTY;
        Pipe.SinkChannel open = sink;
        sink = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
        wakeWaiting();
    }

    private void wakeWaiting() {
        List<Runnable> actions = List.copyOf(waiting);
        waiting.clear();
        actions.forEach(Runnable::run);
    }

    private Pipe.SinkChannel channel() throws IOException {
        Pipe.SinkChannel open = sink;
        if (open == null) {
            open = Descriptors.sink(master);
            sink = open;
        }
        return open;
    }

    private void watch(boolean writable) throws IOException {
        SelectionKey registered = key;
        if (registered == null) {
            registered = loop.register(channel(), 0, this);
            key = registered;
        }
        registered.interestOps(writable ? SelectionKey.OP_WRITE : 0);
    }

    private void append(ByteBuffer source) {
        int needed = queue.position() + source.remaining();
        if (queue.capacity() < needed) {
            int capacity = Math.min(CAPACITY, Math.max(needed, Math.max(KEPT, queue.capacity() * 2)));
            queue = ByteBuffer.allocate(capacity).put(queue.flip());
        }
        queue.put(source);
    }
}
