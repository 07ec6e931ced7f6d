// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a human answers. It is never logged: {@link #toString} does not tell it.
 *
 * @param form how to read the parts
 * @param parts what is answered; one part, but for {@link Form#KEYS}
 * @param fence the {@linkplain AttentionItem#fence() fence} of the item as the answering human saw it, null for that of now. With
 *     it an answer is refused as well if the same wait shows something else than the human saw
 * @param by who answers, for the event log; never what
 * @param deadline how long it may take until it is known whether the answer was taken, from 1 ms to {@link #DEADLINE_MAX}
 */
public record Answer(
        Form form, List<String> parts, @Nullable String fence, String by, Duration deadline) {
    /** How to read an answer. */
    public enum Form {
        /** A text, to be entered as a human would: typed and confirmed with Enter where the asker has such a key. */
        TEXT,
        /** One of the item's {@linkplain AttentionItem#choices() choices}, word for word. */
        CHOICE,
        /**
         * Exactly these keys and no other: a part is a text, or {@code key:} with the name of a key ({@code key:enter}). Only
         * sources with a keyboard take it.
         */
        KEYS
    }

    /** How long an answer may take by default. */
    public static final Duration DEADLINE = Duration.ofSeconds(5);
    /** How long an answer may take at most. */
    public static final Duration DEADLINE_MAX = Duration.ofMinutes(1);
    /** How long all parts together may be. */
    public static final int LENGTH_MAX = 1 << 20;

    /**
     * Checks the bounds and copies the list.
     *
     * @throws IllegalArgumentException if there is not the right number of parts, or something is out of its bounds
     */
    public Answer {
        parts = List.copyOf(parts);
        if (form == Form.KEYS ? parts.isEmpty() : parts.size() != 1) {
            throw new IllegalArgumentException("an answer is one text, one choice, or some keys");
        }
        if (parts.stream().mapToLong(String::length).sum() > LENGTH_MAX) {
            throw new IllegalArgumentException("an answer has at most " + LENGTH_MAX + " characters");
        }
        if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(DEADLINE_MAX) > 0) {
            throw new IllegalArgumentException("a deadline of at most " + DEADLINE_MAX.toSeconds() + " s is needed");
        }
    }

    /**
     * A text, entered as a human would.
     *
     * @param text the text, may be empty
     * @param by who answers
     * @return the answer, for what is shown now and with the default deadline
     */
    public static Answer text(String text, String by) {
        return new Answer(Form.TEXT, List.of(text), null, by, DEADLINE);
    }

    /**
     * One of the choices.
     *
     * @param choice the choice, word for word
     * @param by who answers
     * @return the answer, for what is shown now and with the default deadline
     */
    public static Answer choice(String choice, String by) {
        return new Answer(Form.CHOICE, List.of(choice), null, by, DEADLINE);
    }

    /**
     * Exactly these keys.
     *
     * @param parts texts, and {@code key:} with names of keys
     * @param by who answers
     * @return the answer, for what is shown now and with the default deadline
     */
    public static Answer keys(List<String> parts, String by) {
        return new Answer(Form.KEYS, parts, null, by, DEADLINE);
    }

    /**
     * The same answer to what was shown then.
     *
     * @param seen the fence that the human saw, null for that of now
     * @return the answer
     */
    public Answer ifShown(@Nullable String seen) {
        return new Answer(form, parts, seen, by, deadline);
    }

    /**
     * The same answer with another deadline.
     *
     * @param longest how long it may take, from 1 ms to {@link #DEADLINE_MAX}
     * @return the answer
     */
    public Answer within(Duration longest) {
        return new Answer(form, parts, fence, by, longest);
    }

    /** Without what is answered: that may be a password. */
    @Override
    public String toString() {
        return "Answer[form=" + form + ", by=" + by + "]";
    }
}
