// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

/**
 * What became of an input.
 *
 * @param outcome how far it came
 * @param evidence the strongest thing that says so
 * @param detail the same in one sentence, for people; never what was typed
 * @param offsetBefore the end of the output when the first byte was typed
 * @param offsetAfter the end of the output that was looked at last
 * @param enters how often Enter was sent: 0 if it was held back or not asked for, more than 1 if an earlier one was proved to
 *     have been ignored
 * @param bracketed whether the text was pasted with brackets
 */
public record InputReceipt(
        Outcome outcome,
        Evidence evidence,
        String detail,
        long offsetBefore,
        long offsetAfter,
        int enters,
        boolean bracketed) {
    /** How far an input came. In each of these cases all of the text was typed, once. */
    public enum Outcome {
        /** It was typed, and nothing more was asked for. */
        TYPED,
        /** It was submitted, and the program was seen to take it. */
        TAKEN,
        /** Text and Enter were typed, and until the deadline nothing proved that the program took them. */
        UNPROVEN,
        /**
         * The text was typed and Enter was not, because somebody else typed in between, the program turned to something else,
         * or it did not read the text until the deadline. The text may stand in its input line.
         */
        HELD
    }

    /** What was seen of an input. */
    public enum Evidence {
        /** Nothing. */
        NONE,
        /** The program read all of it from its terminal, and nothing else was seen. */
        READ,
        /** The rendered screen showed the text, and nothing else was seen. */
        ECHO,
        /** The rendered screen changed in a way that taking it explains, for example the text left the input line. */
        SCREEN,
        /** What the program does with its terminal changed: another program came to the front, or keys are taken otherwise. */
        STATE
    }
}
