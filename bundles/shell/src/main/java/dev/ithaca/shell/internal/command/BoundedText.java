// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

/**
 * A line for a regular expression that may never come to an end with it: the expression can do nothing without asking for
 * characters, so time and interrupts are looked at here, once in a while.
 */
final class BoundedText implements CharSequence {
    private static final int LOOK_EVERY = 4096;

    private final CharSequence text;
    private final long end;
    private int asked;

    /**
     * @param nanos how long the expression may take
     */
    BoundedText(CharSequence text, long nanos) {
        this(text, System.nanoTime() + nanos, 0);
    }

    private BoundedText(CharSequence text, long end, int asked) {
        this.text = text;
        this.end = end;
        this.asked = asked;
    }

    /** Thrown out of the expression: its time is up, or the thread was interrupted, which it is still then. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("stopped", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++asked == LOOK_EVERY) {
            asked = 0;
            if (Thread.currentThread().isInterrupted() || System.nanoTime() - end >= 0) {
                throw new StoppedException();
            }
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new BoundedText(text.subSequence(from, to), end, asked);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
