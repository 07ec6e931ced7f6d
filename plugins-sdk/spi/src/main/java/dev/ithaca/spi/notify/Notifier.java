// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.notify;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries notifications to a human by one means: a push service, a chat, a program. Implement it as an OSGi service with the
 * service property {@value #ID}, which names the channel in logs and in {@code ithaca notify log}, and is unique: of two
 * services with one id the one with the higher ranking is used.
 *
 * <p><b>Threads.</b> The platform calls {@link #deliver} on a thread of its own for this notifier, one call at a time and in
 * the order of the notifications. Other notifiers do not wait for it, so it may block.
 *
 * <p><b>Deadline.</b> A call has {@value #DEADLINE_SECONDS} seconds. When they are over the thread is interrupted, the
 * attempt counts as failed and the notifier is marked as degraded until a delivery succeeds. No further call is made before
 * the overdue one has returned.
 *
 * <p><b>Errors.</b> An exception, of any type, counts as {@link Delivery#retry}: the platform tries again, with growing
 * pauses and not without end. What will not get better by itself is {@link Delivery#rejected}. The message of an exception
 * and the detail of a delivery are shown to the user: they must hold no secret.
 *
 * <p><b>End.</b> After the service is gone no call begins; one that is under way is interrupted.
 *
 * @since 1.0
 */
@ConsumerType
public interface Notifier {
    /** The service property that names a notifier: lower-case letters, digits, dots and dashes, at most 64. */
    String ID = "dev.ithaca.id";

    /** How long one call may take. */
    int DEADLINE_SECONDS = 10;

    /**
     * Hands one notification over. The same notification may come again if the platform could not learn that it arrived;
     * {@link Notification#id()} tells.
     *
     * @param notification what to tell
     * @return what became of it
     * @throws IOException if it could not be handed over this time
     * @throws InterruptedException if the deadline passed or the notifier is being removed
     */
    Delivery deliver(Notification notification) throws IOException, InterruptedException;
}
