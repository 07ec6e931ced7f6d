// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened to a session, at its place in the output. Kinds and their fields, all texts:
 *
 * <ul>
 *   <li>{@code started}: {@code rows}, {@code columns} and what was started
 *   <li>{@code resized}: {@code rows}, {@code columns}; in force from the offset on
 *   <li>{@code input}: {@code by}, {@code bytes} (how many, never which)
 *   <li>{@code attached}, {@code detached}: {@code by}, {@code readOnly}
 *   <li>{@code terminate}: {@code kill}, {@code grace}
 *   <li>{@code ended}: how the child ended
 *   <li>{@code gap}: output {@code from} … {@code to} was never stored, {@code reason}
 *   <li>{@code cut}: output {@code from} … {@code to} was torn by a power cut and removed, {@code reason}
 * </ul>
 *
 * <p>More kinds and fields may come.
 *
 * @param at when, to the millisecond
 * @param kind what
 * @param offset the end of the output at that moment
 * @param fields what belongs to the kind, in the order recorded
 */
public record OutputEvent(Instant at, String kind, long offset, Map<String, String> fields) {
    /** Copies the fields. */
    public OutputEvent {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
