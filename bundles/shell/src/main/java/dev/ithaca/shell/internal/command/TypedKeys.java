// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.terminal.DetachKeys;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is typed at a terminal and what its window does, on the way to a session: one thread takes it from the terminal, the
 * session's side takes it from here, as much as there is at once. At most {@value #MOST} bytes wait; further keys stay in
 * the terminal until there is room.
 */
final class TypedKeys {
    static final int MOST = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(TypedKeys.class);

    /** Also how long it takes at most until the terminal's next reader has it for itself. */
    private static final long READ_MILLIS = 100;

    private final ViewerTerminal terminal;
    private final DetachKeys detachKeys;
    private final boolean readOnly;
    private final byte[] waiting = new byte[MOST];
    private int length;
    private boolean resized;
    private boolean closed;
    private volatile boolean left;

    TypedKeys(ViewerTerminal terminal, int detachPrefix, boolean readOnly) {
        this.terminal = terminal;
        this.readOnly = readOnly;
        detachKeys = new DetachKeys(detachPrefix);
    }

    /** What is to be done next. */
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes that are handed on, never compared
    record Next(boolean resized, byte[] typed) {}

    /** Reads the terminal until the detach keys, its end, or {@link #close}. */
    void carry() {
        byte[] typed = new byte[1];
        byte[] passed = new byte[2];
        try {
            while (!isClosed() && !detachKeys.isDetached()) {
                int key = terminal.read(READ_MILLIS);
                if (key == ViewerTerminal.END) {
                    break;
                }
                if (key != ViewerTerminal.NOTHING) {
                    typed[0] = (byte) key;
                    put(passed, detachKeys.filter(typed, 1, passed, 0));
                }
            }
        } catch (IOException | InterruptedException e) {
            LOG.debug("a terminal is gone", e);
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        left = !closed;
        close();
    }

    /** Whether nobody looks any more: the detach keys were typed, or the terminal is gone. */
    boolean isLeft() {
        return left;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void put(byte[] keys, int count) throws InterruptedException {
        if (readOnly) {
            return;
        }
        while (length + count > MOST && !closed) {
            wait();
        }
        if (!closed) {
            System.arraycopy(keys, 0, waiting, length, count);
            length += count;
            notifyAll();
        }
    }

    synchronized void windowChanged() {
        resized = !readOnly;
        notifyAll();
    }

    /** Waits for something to do; null once all is done that was typed before the end. */
    synchronized @Nullable Next take() throws InterruptedException {
        while (length == 0 && !resized && !closed) {
            wait();
        }
        if (length == 0 && !resized) {
            return null;
        }
        Next next = new Next(resized, Arrays.copyOf(waiting, length));
        length = 0;
        resized = false;
        notifyAll();
        return next;
    }

    /** No more is taken; what waits can still be had. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
