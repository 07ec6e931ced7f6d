// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of an answer that was delivered. One that was not is a {@link dev.ithaca.spi.PlatformException} instead.
 *
 * @param item id of the item
 * @param outcome how far it came
 * @param evidence what showed it, one lower-case word, such as {@code echo} or {@code screen}; {@code none} if nothing did
 * @param detail the same in one sentence, for people; never what was answered
 * @param at when that was known
 * @param attributes further facts by lower-case names
 */
public record AnswerReceipt(
        String item, Outcome outcome, String evidence, String detail, Instant at, Map<String, String> attributes) {
    /** How far an answer came. In each case it was delivered once. */
    public enum Outcome {
        /** The asker has it, and was seen to take it. */
        TAKEN,
        /** The keys were typed as they are; whether they answer was not looked at. */
        TYPED,
        /** It was entered and confirmed, and nothing showed until the deadline that the asker took it. */
        UNPROVEN,
        /**
         * It was entered and not confirmed, because the asker turned to something else meanwhile. It may stand in its input
         * line.
         */
        HELD
    }

    /** Copies the attributes. */
    public AnswerReceipt {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
