// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.output.LogOutput;
import dev.ithaca.wire.host.HostRequest;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Lets viewers in: the terminal takes the viewer's size, the host learns a ticket, and the viewer gets the screen as it is at
 * the offset where its stream begins, so that no byte is missed or shown twice.
 */
final class SessionAttacher {
    private static final int TICKET_BYTES = 16;
    private static final int TICKET_MILLIS = 60_000;
    private static final Duration FLUSH_WAIT = Duration.ofMillis(100);

    private final SecureRandom random = new SecureRandom();

    AttachGrant attach(LiveSession session, AttachRequest request, LogOutput output) {
        HostConnection host = session.host();
        boolean sized = !request.readOnly() && request.rows() > 0 && request.columns() > 0;
        if (sized) {
            Metadata.size(request.rows(), request.columns());
            host.request(new HostRequest.Resize(session.id().value(), request.rows(), request.columns()));
        }
        byte[] ticket = new byte[TICKET_BYTES];
        random.nextBytes(ticket);
        host.request(new HostRequest.Authorize(session.id().value(), ticket, request.readOnly(), TICKET_MILLIS));
        long offset = request.snapshot() ? screenOffset(session, output) : output.start();
        byte[] snapshot = request.snapshot() ? output.snapshot(offset) : new byte[0];
        return new AttachGrant(session.id(), host.socket().toString(), ticket, offset, snapshot, request.readOnly());
    }

    /** The host may have bytes that are not in the files yet, and the change of size behind them: wait for these few. */
    private static long screenOffset(LiveSession session, LogOutput output) {
        long wanted = session.resizedAt();
        long deadline = System.nanoTime() + FLUSH_WAIT.toNanos();
        long end = output.end();
        try {
            while (end < wanted && session.isLive() && System.nanoTime() - deadline < 0) {
                session.awaitOutput(end, Duration.ofMillis(5));
                end = output.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return end;
    }
}
