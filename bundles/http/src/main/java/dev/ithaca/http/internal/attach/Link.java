// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The way to one client. What was handed to Jetty and has not left is counted, so that never more than a window of it is
 * held in memory, however slow the client is. A client that asks and does not read the answers is not heard any more until
 * it does; one that gets past that all the same is cut off. From any thread.
 */
final class Link {
    /** Enough to keep a fast client busy while the next bytes are fetched. */
    static final int MOST_IN_FLIGHT = 256 * 1024;

    /** Output stops far below this: who gets here leaves answers unread. */
    private static final int DEAF = 384 * 1024;

    /** Behind this the connection ends. */
    private static final int MOST = 512 * 1024;

    /** What Jetty keeps for a message besides its bytes. */
    private static final int OVERHEAD = 256;

    private final Session session;
    private final Runnable roomAgain;
    private int inFlight;

    /** Both bounds lie this much higher: the screen in the beginning is one message, of any size. */
    private int largest;

    private boolean full;
    private boolean owesDemand;
    private boolean ended;

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
        if (take(message.length)) {
            session.sendBinary(ByteBuffer.wrap(message), leaves(message.length));
        }
    }

    /** Asks whether the client is still there. */
    void ping() {
        if (take(0)) {
            session.sendPing(ByteBuffer.allocate(0), leaves(0));
        }
    }

    /** Answers a ping; the payload is copied. */
    void pong(ByteBuffer payload) {
        byte[] copy = new byte[payload.remaining()];
        payload.get(copy);
        if (take(copy.length)) {
            session.sendPong(ByteBuffer.wrap(copy), leaves(copy.length));
        }
    }

    private boolean take(int bytes) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            if (inFlight - largest < MOST) {
                inFlight += bytes + OVERHEAD;
                largest = Math.max(largest, bytes);
                return true;
            }
        }
        session.disconnect();
        return false;
    }

    private Callback leaves(int bytes) {
        return Callback.from(() -> left(bytes + OVERHEAD), failure -> lost());
    }

    /** What cannot be sent behind a close must not take away the close, which may still be on its way. */
    private void lost() {
        if (session.isOpen()) {
            session.disconnect();
        }
    }

    private void left(int bytes) {
        boolean again;
        boolean listens;
        synchronized (this) {
            inFlight -= bytes;
            again = full && inFlight <= MOST_IN_FLIGHT / 2;
            full &= !again;
            listens = owesDemand && inFlight <= MOST_IN_FLIGHT;
            owesDemand &= !listens;
        }
        if (again) {
            roomAgain.run();
        }
        if (listens) {
            session.demand();
        }
    }

    /** Asks for the client's next message: now, or when it has taken what it was told. */
    void demand() {
        synchronized (this) {
            owesDemand = inFlight - largest >= DEAF;
            if (owesDemand) {
                return;
            }
        }
        if (session.isOpen()) {
            session.demand();
        }
    }

    /** From now on nothing more is handed to Jetty. */
    synchronized void end() {
        ended = true;
    }

    void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }
}
