// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import java.util.List;

/**
 * What is known of a notification that was sent a moment ago.
 *
 * @param id id of the notification
 * @param fates what became of it, on the channels where that is known
 * @param underWay ids of the channels where it is not known yet
 */
public record SendReport(String id, List<DeliveryEntry> fates, List<String> underWay) {
    /** Copies the lists. */
    public SendReport {
        fates = List.copyOf(fates);
        underWay = List.copyOf(underWay);
    }

    /**
     * Whether a channel has delivered it.
     *
     * @return true if one is known to have
     */
    public boolean isDelivered() {
        return fates.stream().anyMatch(fate -> fate.outcome() == DeliveryEntry.Outcome.DELIVERED);
    }
}
