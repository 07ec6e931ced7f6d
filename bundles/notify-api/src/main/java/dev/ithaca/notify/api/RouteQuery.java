// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification that there could be.
 *
 * @param kind its kind
 * @param session the session that it would be about, whose tags count; null for none
 * @param tags further tags
 * @param urgency how soon to tell, null for what is usual for its kind
 * @param at when
 */
public record RouteQuery(
        String kind,
        @Nullable SessionId session,
        List<String> tags,
        @Nullable Urgency urgency,
        Instant at) {
    /** Copies the list. */
    public RouteQuery {
        tags = List.copyOf(tags);
    }
}
