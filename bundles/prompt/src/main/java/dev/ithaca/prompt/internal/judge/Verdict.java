// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment;

/**
 * An assessment, and how long it must have been true to count.
 *
 * @param assessment what was seen
 * @param restMillis for how long the output must rest, or the same have been seen, until it counts
 * @param still whether the output must rest, however long the same has been seen
 */
public record Verdict(Assessment assessment, long restMillis, boolean still) {
    /** One that counts for what has been seen long enough, too. */
    public Verdict(Assessment assessment, long restMillis) {
        this(assessment, restMillis, false);
    }

    Verdict because(String sentence) {
        return new Verdict(assessment.because(sentence), restMillis, still);
    }

    Verdict after(long millis) {
        return new Verdict(assessment, millis, false);
    }

    Verdict still(long millis) {
        return new Verdict(assessment, millis, true);
    }
}
