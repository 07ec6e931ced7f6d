// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The newest events, each as the bytes that a client is sent. Clients have no queues of their own: each is a place in this
 * ring, and one that has fallen out of it is told that it missed something.
 */
final class EventRing {
    static final int CAPACITY = 4_096;

    /** What goes out in one write, so that a storm of events costs one write a client. */
    private static final int MOST_AT_ONCE = 32 * 1024;

    private final byte[][] events = new byte[CAPACITY][];
    private long first;
    private long next;
    private Block last = new Block(-1, -1, new byte[0]);

    /** Events in one piece: those from {@code from} on, up to before {@code to}. */
    @SuppressWarnings("ArrayRecordComponent") // shared by all clients, never changed
    record Block(long from, long to, byte[] bytes) {}

    /**
     * Ids go on over a restart of the daemon without being told apart from it: they begin with the time.
     *
     * @param start the first id
     */
    EventRing(long start) {
        first = start;
        next = start;
    }

    synchronized long add(String event, byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 64);
        out.writeBytes(("id: " + next + "\nevent: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(json);
        out.writeBytes(new byte[] {'\n', '\n'});
        events[(int) (next % CAPACITY)] = out.toByteArray();
        next++;
        first = Math.max(first, next - CAPACITY);
        return next - 1;
    }

    /** The id that the next event will have. */
    synchronized long next() {
        return next;
    }

    /** Whether all events from an id on are still there. */
    synchronized boolean has(long id) {
        return id >= first && id <= next;
    }

    /** Events from an id on, as many as go out at once; nothing if there are none. Clients side by side share the bytes. */
    synchronized Optional<Block> from(long id) {
        if (id >= next) {
            return Optional.empty();
        }
        if (last.from() == id && (last.to() == next || last.bytes().length > MOST_AT_ONCE / 2)) {
            return Optional.of(last);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long at = id;
        while (at < next && (at == id || out.size() + events[(int) (at % CAPACITY)].length <= MOST_AT_ONCE)) {
            out.writeBytes(events[(int) (at % CAPACITY)]);
            at++;
        }
        last = new Block(id, at, out.toByteArray());
        return Optional.of(last);
    }
}
