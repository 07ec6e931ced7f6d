// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.SessionOutput;
import java.time.Instant;
import java.util.List;

/**
 * A new size of a session's terminal.
 *
 * @param offset the first byte of output behind it
 * @param at when
 */
record Resized(long offset, Instant at, int rows, int columns) {
    /** All that are known, oldest first. */
    static List<Resized> of(SessionOutput output) {
        return output.events("resized").stream().map(Resized::of).toList();
    }

    private static Resized of(OutputEvent event) {
        return new Resized(event.offset(), event.at(), number(event, "rows"), number(event, "columns"));
    }

    private static int number(OutputEvent event, String field) {
        return Integer.parseInt(event.fields().getOrDefault(field, "0"));
    }
}
