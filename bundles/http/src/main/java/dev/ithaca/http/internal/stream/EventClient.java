// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: a place in the ring. It is written to when its connection takes more, by whoever finds that out; a client that
 * does not keep up until the ring has gone over its place is told so and gets the whole list again.
 */
final class EventClient implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventClient.class);
    private static final byte[] BEAT = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final EventHub hub;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final String principal;
    private final Supplier<byte[]> snapshot;
    private long place;
    private boolean wantsSnapshot;
    private byte @Nullable [] first;
    private boolean beats;
    private boolean unflushed;
    private boolean ended;
    private volatile boolean revoked;

    /**
     * @param place the id of the first event that it wants
     * @param wantsSnapshot whether it begins with the list
     * @param snapshot makes the list, as an event with the id that it is given
     */
    EventClient(
            EventHub hub,
            AsyncContext context,
            ServletOutputStream out,
            String principal,
            long place,
            boolean wantsSnapshot,
            Supplier<byte[]> snapshot) {
        this.hub = hub;
        this.context = context;
        this.out = out;
        this.principal = principal;
        this.place = place;
        this.wantsSnapshot = wantsSnapshot;
        this.snapshot = snapshot;
    }

    /** Sent before anything else. */
    synchronized void begin(byte[] bytes) {
        first = bytes;
    }

    boolean belongsTo(String id) {
        return principal.equals(id);
    }

    @Override
    public void onWritePossible() {
        pump();
    }

    /** Writes what there is to write and the connection takes. */
    synchronized void pump() {
        try {
            while (!ended && !revoked && out.isReady()) {
                byte[] bytes = next();
                if (revoked) {
                    return;
                }
                if (bytes != null) {
                    out.write(bytes);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("an event client has gone", e);
            end();
        }
    }

    private byte @Nullable [] next() {
        if (first != null) {
            byte[] bytes = first;
            first = null;
            return bytes;
        }
        if (!hub.ring().has(place)) {
            wantsSnapshot = true;
            place = hub.ring().next();
            return "event: gap\ndata: {\"reason\":\"some events are gone\"}\n\n".getBytes(StandardCharsets.UTF_8);
        }
        if (wantsSnapshot) {
            // The place first: what happens while the list is made is told again rather than not at all.
            wantsSnapshot = false;
            place = hub.ring().next();
            return snapshot.get();
        }
        Optional<EventRing.Block> block = hub.ring().from(place);
        if (block.isPresent()) {
            place = block.get().to();
            return block.get().bytes();
        }
        if (beats) {
            beats = false;
            return BEAT;
        }
        return null;
    }

    synchronized void beat() {
        beats = true;
        pump();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("an event client has gone", failure);
        end();
    }

    /** Ends it at once; who writes to it meanwhile is waited for, and writes no more. */
    void revoke() {
        revoked = true;
        end();
    }

    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        hub.remove(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOG.debug("an event client had ended before", e);
        }
    }
}
