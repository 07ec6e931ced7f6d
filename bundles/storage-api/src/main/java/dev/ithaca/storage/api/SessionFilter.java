// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to read.
 *
 * @param search text that id, title, tags, command or arguments must hold, in any case and taken literally; null for any
 * @param tags tags that a row must all have, in any case
 * @param statuses status labels of which a row must have one; empty for any
 * @param since earliest time of creation, inclusive, null for any
 * @param until latest time of creation, inclusive, null for any
 * @param sort what to sort by; ties are sorted by id
 * @param ascending the direction
 * @param offset how many to skip
 * @param limit how many to return at most
 */
public record SessionFilter(
        @Nullable String search,
        List<String> tags,
        Set<String> statuses,
        @Nullable Instant since,
        @Nullable Instant until,
        Sort sort,
        boolean ascending,
        int offset,
        int limit) {
    /** What rows can be sorted by. */
    public enum Sort {
        CREATED_AT,
        STATUS,
        TITLE,
        ID,
        COMMAND,
        CWD,
        PID
    }

    /** Copies the collections. */
    public SessionFilter {
        tags = List.copyOf(tags);
        statuses = Set.copyOf(statuses);
    }
}
