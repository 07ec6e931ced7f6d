// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The log of deliveries of notifications. It only grows at its end, and loses what is oldest. */
@ProviderType
public interface DeliveryRepository {
    /** How many rows are kept. */
    int ROWS_MAX = 2_000;

    /**
     * Adds a row at the end and removes those that are too many.
     *
     * @param row the row; its sequence is not looked at
     */
    void append(DeliveryRow row);

    /**
     * Reads the newest rows.
     *
     * @param before only those with a lesser sequence; {@link Long#MAX_VALUE} for all
     * @param limit how many at most
     * @return the rows, the newest first
     */
    List<DeliveryRow> list(long before, int limit);
}
