// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/** Sends notifications and tells what became of them. */
@ProviderType
public interface NotificationService {
    /**
     * Sends a notification to all channels. It is on its way when this returns; what becomes of it is in the log.
     *
     * @param request what to tell; {@link NotifyErrorCode#INVALID} if a text is missing or too long,
     *     {@link NotifyErrorCode#SOURCE} if its session does not run
     * @return id of the notification
     */
    String send(SendRequest request);

    /**
     * Sends a notification and waits for what becomes of it.
     *
     * @param request as for {@link #send}
     * @param patience how long to wait
     * @return completes when its fate is known on all channels, or with what is known when the patience is over; on a thread
     *     that must not be held up
     */
    CompletableFuture<SendReport> sendAndWatch(SendRequest request, Duration patience);

    /**
     * Asks what would become of a notification, without sending it.
     *
     * @param query what it would be about; {@link NotifyErrorCode#INVALID} if there is no such kind or session
     * @return what the rules, the quiet hours and the channels that are there now make of it
     */
    RoutePlan plan(RouteQuery query);

    /**
     * Reads the log of deliveries.
     *
     * @param before only entries with a lesser sequence; {@link Long#MAX_VALUE} for all
     * @param limit how many at most, 1 to 500
     * @return the entries, the newest first
     */
    List<DeliveryEntry> log(long before, int limit);

    /**
     * The channels as they are at the moment.
     *
     * @return one row for each, by id
     */
    List<ChannelStatus> channels();
}
