// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list.
 *
 * @param search text that id, title, tags, command or arguments must hold, in any case and taken literally; null for any
 * @param tags tags that a session must all have, in any case
 * @param statuses statuses of which a session must have one; empty for any
 * @param since earliest time of creation, inclusive, null for any
 * @param until latest time of creation, inclusive, null for any
 * @param sort what to sort by; ties are sorted by id
 * @param ascending the direction
 * @param offset how many to skip, not negative
 * @param limit how many to return at most, 1 to 10000
 */
public record SessionQuery(
        @Nullable String search,
        List<String> tags,
        Set<SessionStatus> statuses,
        @Nullable Instant since,
        @Nullable Instant until,
        Sort sort,
        boolean ascending,
        int offset,
        int limit) {
    /** What sessions can be sorted by. */
    public enum Sort {
        CREATED_AT,
        STATUS,
        TITLE,
        ID,
        COMMAND,
        CWD,
        PID
    }

    /** Copies the collections and checks the bounds. */
    public SessionQuery {
        tags = List.copyOf(tags);
        statuses = Set.copyOf(statuses);
        if (offset < 0 || limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("offset must not be negative, limit must be 1 to 10000");
        }
    }

    /**
     * The newest sessions, whatever they are.
     *
     * @param limit how many
     * @return the query
     */
    public static SessionQuery newest(int limit) {
        return new SessionQuery(null, List.of(), Set.of(), null, null, Sort.CREATED_AT, false, 0, limit);
    }
}
