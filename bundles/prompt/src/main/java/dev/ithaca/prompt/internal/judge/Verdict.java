// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment;

/**
 * An assessment, and how long it must have been true to count.
 *
 * @param assessment what was seen
 * @param restMillis for how long the output must rest, or the same have been seen, until it counts
 */
public record Verdict(Assessment assessment, long restMillis) {
    Verdict because(String sentence) {
        return new Verdict(assessment.because(sentence), restMillis);
    }

    Verdict after(long millis) {
        return new Verdict(assessment, millis);
    }
}
