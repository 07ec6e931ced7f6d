// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The way to one client. What was handed to Jetty and has not left is counted, so that never more than a window of it is
 * held in memory, however slow the client is. From any thread.
 */
final class Link {
    /** Enough to keep a fast client busy while the next bytes are fetched. */
    static final int MOST_IN_FLIGHT = 256 * 1024;

    private final Session session;
    private final Runnable roomAgain;
    private int inFlight;
    private boolean full;

    /**
     * @param roomAgain called when there is room after there was none
     */
    Link(Session session, Runnable roomAgain) {
        this.session = session;
        this.roomAgain = roomAgain;
    }

    synchronized int room() {
        int room = Math.max(0, MOST_IN_FLIGHT - inFlight);
        full |= room == 0;
        return room;
    }

    /** Sends a message that nobody changes any more. */
    void send(byte[] message) {
        synchronized (this) {
            inFlight += message.length;
        }
        session.sendBinary(
                ByteBuffer.wrap(message), Callback.from(() -> left(message.length), failure -> session.disconnect()));
    }

    private void left(int bytes) {
        boolean again;
        synchronized (this) {
            inFlight -= bytes;
            again = full && inFlight <= MOST_IN_FLIGHT / 2;
            if (again) {
                full = false;
            }
        }
        if (again) {
            roomAgain.run();
        }
    }

    void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }
}
