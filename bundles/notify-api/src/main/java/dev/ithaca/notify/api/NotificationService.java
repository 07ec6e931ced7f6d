// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import java.util.List;
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
