// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.host.HostListener;
import dev.ithaca.spi.SessionId;
import dev.ithaca.wire.host.HostEvent;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what hosts tell into state. Called on the connections' own threads, so nothing here waits: what stores or asks back
 * goes to a serial executor.
 */
final class HostEvents implements HostListener {
    private static final Logger LOG = LoggerFactory.getLogger(HostEvents.class);

    private final SessionStore store;
    private final SessionEnds ends;
    private final Listeners listeners;
    private final Executor serial;
    private final Consumer<HostConnection> onLost;

    HostEvents(
            SessionStore store,
            SessionEnds ends,
            Listeners listeners,
            Executor serial,
            Consumer<HostConnection> onLost) {
        this.store = store;
        this.ends = ends;
        this.listeners = listeners;
        this.serial = serial;
        this.onLost = onLost;
    }

    @Override
    public void event(HostConnection from, HostEvent event) {
        if (event instanceof HostEvent.Alert alert) {
            LOG.error("{}: {}: {}", alert.session(), alert.kind(), alert.message());
            return;
        }
        if (!SessionId.isValid(event.session())) {
            return;
        }
        store.inMemory(new SessionId(event.session())).ifPresent(session -> apply(from, session, event));
    }

    private void apply(HostConnection from, LiveSession session, HostEvent event) {
        if (event instanceof HostEvent.Grew grew) {
            session.grew(grew.end(), Instant.ofEpochMilli(grew.atMillis()));
            listeners.grew(session);
        } else if (event instanceof HostEvent.Resized resized) {
            session.resized(resized.rows(), resized.columns(), resized.offset());
            listeners.changed(session);
        } else if (event instanceof HostEvent.Typed) {
            listeners.typed(session);
        } else if (event instanceof HostEvent.Ended ended) {
            serial.execute(() -> ends.ended(from, session, ended.exit(), ended.end()));
        }
    }

    @Override
    public void lost(HostConnection connection) {
        serial.execute(() -> onLost.accept(connection));
    }
}
