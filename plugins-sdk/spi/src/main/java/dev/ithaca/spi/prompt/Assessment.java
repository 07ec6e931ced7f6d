// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * What a detector makes of a view. Make one with {@link #of} and add evidence.
 *
 * @param state what the session does
 * @param kind what it asks for; {@link Kind#NONE} for a state that does not wait
 * @param rule the rule that decided, one lower-case word with dashes, for example {@code kernel-password}
 * @param detail the words that the session asks with, may be empty, at most {@value #DETAIL_MAX} characters
 * @param evidence why, one sentence each, strongest first, at most {@value #EVIDENCE_MAX}; shown to the user
 * @param confidence how sure it is, from 0 to 1; below {@value #LEAST} counts as no opinion
 * @since 1.0
 */
public record Assessment(State state, Kind kind, String rule, String detail, List<String> evidence, double confidence) {
    /** How long a detail may be; a longer one is cut. */
    public static final int DETAIL_MAX = 500;

    /** How many pieces of evidence are kept. */
    public static final int EVIDENCE_MAX = 20;

    /** The least confidence that counts. */
    public static final double LEAST = 0.5;

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
        /** It has said that it has finished. */
        DONE
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
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the rule is no word of that form or the confidence is out of its range
     */
    public Assessment {
        if (!rule.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("not the name of a rule: " + rule);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is from 0 to 1, not " + confidence);
        }
        detail = detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX - 1) + "…" : detail;
        evidence = List.copyOf(evidence.subList(0, Math.min(evidence.size(), EVIDENCE_MAX)));
    }

    /**
     * An assessment without evidence yet.
     *
     * @param state what the session does
     * @param kind what it asks for
     * @param rule the rule that decided
     * @param confidence how sure it is
     * @return the assessment
     */
    public static Assessment of(State state, Kind kind, String rule, double confidence) {
        return new Assessment(state, kind, rule, "", List.of(), confidence);
    }

    /**
     * The same with the words that the session asks with.
     *
     * @param words the words
     * @return a new assessment
     */
    public Assessment asking(String words) {
        return new Assessment(state, kind, rule, words, evidence, confidence);
    }

    /**
     * The same with one more piece of evidence.
     *
     * @param sentence the evidence
     * @return a new assessment
     */
    public Assessment because(String sentence) {
        List<String> more = new ArrayList<>(evidence);
        more.add(sentence);
        return new Assessment(state, kind, rule, detail, more, confidence);
    }

    /**
     * Whether nothing goes on until a human types.
     *
     * @return true for idle at a prompt, input needed and blocked on an approval
     */
    public boolean waits() {
        return state == State.IDLE_AT_PROMPT || state == State.NEEDS_INPUT || state == State.BLOCKED_ON_APPROVAL;
    }
}
