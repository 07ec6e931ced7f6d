// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.time.Instant;
import java.util.List;

/**
 * What is known of whether a session waits for a human.
 *
 * @param id names this wait: the same as long as the same thing is waited for, and never used again for another
 * @param state what the session does
 * @param kind what it asks for; {@link Kind#NONE} unless the state waits
 * @param rule which rule decided, one lower-case word with dashes
 * @param detail the words that it asks with, or what else says most; may be empty
 * @param evidence why, one sentence each, strongest first
 * @param confidence from 0 to 1
 * @param offset the end of the output that was looked at
 * @param since when this wait or this work was first seen
 */
public record Attention(
        String id,
        State state,
        Kind kind,
        String rule,
        String detail,
        List<String> evidence,
        double confidence,
        long offset,
        Instant since) {
    /** Copies the list. */
    public Attention {
        evidence = List.copyOf(evidence);
    }

    /** What a session does. */
    public enum State {
        /** It works, or nothing says that it waits. */
        WORKING,
        /** A shell or another interpreter is at its prompt. */
        IDLE_AT_PROMPT,
        /** It asks something. */
        NEEDS_INPUT,
        /** An agent asks whether it may do something. */
        BLOCKED_ON_APPROVAL,
        /** It has ended, or said that it has finished. */
        DONE;

        /**
         * Whether nothing goes on until a human types.
         *
         * @return true for the states in between
         */
        public boolean waits() {
            return this == IDLE_AT_PROMPT || asks();
        }

        /**
         * Whether a human is asked for something. A shell at its prompt waits, but asks nobody.
         *
         * @return true if something is held up until a human answers
         */
        public boolean asks() {
            return this == NEEDS_INPUT || this == BLOCKED_ON_APPROVAL;
        }
    }

    /** What a session asks for. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** A secret that is not shown. */
        PASSWORD,
        /** Yes or no. */
        CONFIRM,
        /** One of several choices, or a key that does something. */
        MENU,
        /** Any text. */
        TEXT,
        /** What an agent shall do next. */
        AGENT_PROMPT
    }

    /**
     * Whether nothing goes on until a human types.
     *
     * @return true for a state that waits
     */
    public boolean waits() {
        return state.waits();
    }
}
