// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

/**
 * A text that can be looked at so often only: a pattern that would take for ever ends in an exception instead. All patterns
 * that are tried on it share what they may look, a single one gets a part.
 */
final class LimitedText implements CharSequence {
    private static final int SHARE = 4;

    private final CharSequence text;
    private final int[] left;
    private final int[] turn;

    LimitedText(CharSequence text, int mostLooks) {
        this(text, new int[] {mostLooks}, new int[] {mostLooks / SHARE});
    }

    private LimitedText(CharSequence text, int[] left, int[] turn) {
        this.text = text;
        this.left = left;
        this.turn = turn;
    }

    /** The pattern takes too long. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("the pattern takes too long", null, false, false);
        }
    }

    /** The same for another pattern. */
    LimitedText again() {
        return new LimitedText(text, left, new int[] {Math.max(1, left[0] / SHARE)});
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        left[0]--;
        if (--turn[0] < 0) {
            throw new TooLong();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new LimitedText(text.subSequence(start, end), left, turn);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
