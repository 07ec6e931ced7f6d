// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;

/**
 * An assessment, and how long it must have been true to count.
 *
 * @param assessment what was seen
 * @param restMillis for how long the output must rest, or the same have been seen, until it counts
 * @param still whether the output must rest, however long the same has been seen
 * @param line whether the cursor's line asks, so that a key that it does not show has answered it
 * @param subject what else the question is about; if that is another, so is the question. Empty if it is not known
 */
public record Verdict(Assessment assessment, long restMillis, boolean still, boolean line, String subject) {
    /** How long the output must rest for what is certain. */
    static final long SURE_MILLIS = 100;

    /** One that counts for what has been seen long enough, too. */
    public Verdict(Assessment assessment, long restMillis) {
        this(assessment, restMillis, false, false, "");
    }

    static Verdict working(String rule, double confidence, String why) {
        return new Verdict(
                Assessment.of(State.WORKING, Kind.NONE, rule, confidence).because(why), 0);
    }

    static Verdict waiting(State state, Kind kind, String rule, double confidence, String words) {
        return new Verdict(Assessment.of(state, kind, rule, confidence).asking(words.strip()), SURE_MILLIS);
    }

    /** That the cursor's line follows a rule. */
    static Verdict ruled(PromptRule rule, String prompt, double confidence) {
        Assessment said = waiting(rule.state(), rule.kind(), rule.name(), confidence, prompt)
                .assessment()
                .because("the cursor's line looks like a prompt (" + rule.name() + "): " + prompt.strip());
        return new Verdict(said, SURE_MILLIS, false, rule.state() != State.IDLE_AT_PROMPT, "");
    }

    Verdict because(String sentence) {
        return new Verdict(assessment.because(sentence), restMillis, still, line, subject);
    }

    Verdict about(String newSubject) {
        return new Verdict(assessment, restMillis, still, line, newSubject);
    }

    Verdict after(long millis) {
        return new Verdict(assessment, millis, false, line, subject);
    }

    Verdict still(long millis) {
        return new Verdict(assessment, millis, true, line, subject);
    }
}
