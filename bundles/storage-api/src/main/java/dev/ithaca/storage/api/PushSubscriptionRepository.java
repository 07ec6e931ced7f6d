// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Rows of Web Push subscriptions. */
@ProviderType
public interface PushSubscriptionRepository {
    /** How many rows there can be; a further one takes the place of the one that was made first. */
    int ROWS_MAX = 1_000;

    /**
     * Adds a row, or replaces the keys and the label of the one with its endpoint.
     *
     * @param row the row
     */
    void put(PushSubscriptionRow row);

    /**
     * Removes a row.
     *
     * @param endpoint its endpoint
     * @return whether it was there
     */
    boolean delete(String endpoint);

    /**
     * Reads all rows.
     *
     * @return the rows, that made first first
     */
    List<PushSubscriptionRow> list();

    /**
     * Notes that a message arrived; nothing happens if the row is gone.
     *
     * @param endpoint its endpoint
     * @param at when
     */
    void delivered(String endpoint, Instant at);
}
