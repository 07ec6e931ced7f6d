// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plays recordings to the detector of prompts as if they happened now, schedule and all, in the recording's own time: what would
 * it have said, when, and why. Nothing is told to anybody.
 */
@ProviderType
public interface PromptRehearsal {
    /** The most bytes of output that a recording may have. */
    int MAX_BYTES = 32 * 1024 * 1024;

    /**
     * Plays a recording.
     *
     * @param recording an asciicast of version 2. Events {@code f} say what the kernel said from then on, {@code t} what is
     *     true from then on; both may be absent. Without the former the words on the screen decide alone.
     * @param patterns regular expressions to try instead of those in force; none for those in force
     * @return what came of it
     * @throws IOException if the recording cannot be read
     * @throws dev.ithaca.spi.PlatformException if it is no such recording, or too large
     */
    Result play(Reader recording, List<String> patterns) throws IOException;

    /**
     * Plays what a session has written so far, as far as it is kept. What the kernel said is not kept.
     *
     * @param session a session
     * @param patterns as for a recording
     * @return what came of it
     * @throws dev.ithaca.spi.PlatformException if there is no such session, or it wrote too much
     */
    Result play(SessionId session, List<String> patterns);

    /**
     * What came of it.
     *
     * @param length how long the recording is
     * @param kernel whether it says what the kernel said
     * @param steps what the detector said, whenever that changed, oldest first
     * @param score how that compares with the truth, if the recording tells it
     * @param problems one sentence for each pattern that was left out
     */
    record Result(Duration length, boolean kernel, List<Step> steps, Optional<Score> score, List<String> problems) {
        /** Copies the lists. */
        public Result {
            steps = List.copyOf(steps);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Something that the detector said.
     *
     * @param at when, from the recording's beginning
     * @param said what; its {@code since} is of no use
     */
    record Step(Duration at, Attention said) {}

    /**
     * How often the detector was right that a human is asked something.
     *
     * @param asked how often that was so
     * @param told how often it said so
     * @param precision which part of what it said was so
     * @param recall which part of what was so it said
     * @param median how long after the true beginning it said so, in the middle
     * @param late the same for the slowest but five of a hundred
     * @param mistakes one sentence for each time that it was wrong
     */
    record Score(
            int asked,
            int told,
            double precision,
            double recall,
            Duration median,
            Duration late,
            List<String> mistakes) {
        /** Copies the list. */
        public Score {
            mistakes = List.copyOf(mistakes);
        }
    }
}
