// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import dev.ithaca.spi.prompt.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * That a detector said the session waits.
 *
 * @param from when it said so
 * @param to when it took that back, or said it of another wait
 * @param what state and kind, as the truth is written
 * @param said all that it said, null if it is not this one
 */
public record Episode(
        long from, long to, String what, @Nullable Assessment said) {
    /** Whether it said that a human is asked something. */
    boolean asks() {
        return !what.equals("idle_at_prompt");
    }
}
