// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of {@code events.jsonl}.
 *
 * @param at when it happened, to the millisecond
 * @param kind what happened, for example {@code resized}
 * @param offset end of the output at that moment
 * @param fields what belongs to the kind, in the order written
 */
public record LogEvent(Instant at, String kind, long offset, Map<String, String> fields) {
    public LogEvent {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
