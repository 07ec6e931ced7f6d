// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tickets that were given out and not used yet. Each works once and for a time. Loop 0 only. */
final class Tickets {
    static final int LENGTH = 16;
    private static final int MOST = 4096;

    /** What a ticket is good for. */
    record Grant(String session, boolean readOnly, long expiresMillis) {}

    private final Map<ByteBuffer, Grant> grants = new HashMap<>();
    private final LongSupplier clock;

    Tickets(LongSupplier clockMillis) {
        this.clock = clockMillis;
    }

    /** False if too many are waiting to be used. */
    boolean add(byte[] ticket, String session, boolean readOnly, int validMillis) {
        long now = clock.getAsLong();
        if (grants.size() >= MOST) {
            grants.values().removeIf(grant -> grant.expiresMillis() <= now);
        }
        if (grants.size() >= MOST) {
            return false;
        }
        grants.put(ByteBuffer.wrap(ticket.clone()), new Grant(session, readOnly, now + Math.max(0, validMillis)));
        return true;
    }

    /** How many milliseconds the last ticket for a session is still good for; 0 if there is none. */
    long validFor(String session) {
        long now = clock.getAsLong();
        long last = now;
        for (Grant grant : grants.values()) {
            if (grant.session().equals(session)) {
                last = Math.max(last, grant.expiresMillis());
            }
        }
        return last - now;
    }

    /** Uses a ticket up; null if there is none such for this session, or its time is over. */
    @Nullable
    Grant take(byte[] ticket, String session) {
        Grant grant = grants.remove(ByteBuffer.wrap(ticket));
        boolean good = grant != null && grant.session().equals(session) && grant.expiresMillis() > clock.getAsLong();
        return good ? grant : null;
    }
}
