// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.prompt;

/**
 * Something that a program told its terminal on purpose. Of each kind only the last one is kept.
 *
 * @param kind what was told
 * @param text the words, may be empty, at most {@value #TEXT_MAX} characters
 * @param offset where in the output it ended
 * @since 1.0
 */
public record Signal(Kind kind, String text, long offset) {
    /** How long a text may be; a longer one is cut. */
    public static final int TEXT_MAX = 500;

    /** What a program can tell. */
    public enum Kind {
        /** A notification for the user: OSC 9, OSC 777, OSC 99, or a request for attention by OSC 1337. */
        NOTIFICATION,
        /** A prompt begins or was drawn: OSC 133 A or B. */
        PROMPT_SHOWN,
        /** A command began to run: OSC 133 C. */
        COMMAND_STARTED,
        /** A command has ended, the text is its exit code if it was told: OSC 133 D. */
        COMMAND_ENDED,
        /** Work goes on, the text is how far it is in percent if that was told: OSC 9;4 with a state other than 0. */
        PROGRESS,
        /** Work is no longer shown: OSC 9;4;0. */
        PROGRESS_ENDED,
        /** The bell rang. */
        BELL
    }

    /** Cuts the text. */
    public Signal {
        text = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX - 1) + "…" : text;
    }
}
