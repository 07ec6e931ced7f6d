// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

/** A text that can be looked at so often only: a pattern that would take for ever ends in an exception instead. */
final class LimitedText implements CharSequence {
    private static final int MOST_LOOKS = 200_000;

    private final CharSequence text;
    private final int[] looks;

    LimitedText(CharSequence text) {
        this(text, new int[1]);
    }

    private LimitedText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    /** The pattern takes too long. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("the pattern takes too long", null, false, false);
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MOST_LOOKS) {
            throw new TooLong();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new LimitedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
