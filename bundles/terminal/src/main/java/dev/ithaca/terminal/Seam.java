// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.parser.Parameters;
import dev.ithaca.terminal.parser.VtHandler;
import dev.ithaca.terminal.parser.VtParser;

/**
 * Knows whether a stream, as far as it was read, ends between two sequences and not within a character: there, and only
 * there, something else may be put into it. What stands far from the end of a piece and behind no ESC is not looked at, so
 * that a piece costs the same whatever its length, unless a string runs through it.
 */
final class Seam {
    /** From an ESC on so much is read before it is asked whether plain text follows. */
    private static final int NEAR = 64;

    /** What there can be of a character that lacks a byte. */
    private static final int PARTIAL_CHARACTER = 3;

    private static final byte ESC = 0x1B;
    private static final VtHandler DEAF = new Deaf();

    private final VtParser parser = new VtParser();

    /** Whether the stream may be interrupted here. */
    boolean isHere() {
        return parser.isBetweenSequences();
    }

    /**
     * Reads on.
     *
     * @param lastEscape the index of the last ESC in [from, to), any smaller number if there is none, or {@code to} and more
     *     if it is not known
     */
    void read(byte[] bytes, int from, int to, int lastEscape) {
        int at = from;
        if (to - from > NEAR) {
            // ESC begins a new sequence in the middle of whatever was before it.
            at = Math.max(from, lastEscape < to ? lastEscape : lastEscape(bytes, from, to));
        }
        int near = Math.min(at + NEAR, to);
        feed(bytes, at, near);
        feed(bytes, parser.isInText() ? Math.max(near, to - PARTIAL_CHARACTER) : near, to);
    }

    /** Reads on to the next place where the stream may be interrupted; its index, or {@code to} if there is none. */
    int find(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isHere()) {
            feed(bytes, at, ++at);
        }
        return at;
    }

    private void feed(byte[] bytes, int from, int to) {
        parser.feed(bytes, from, to - from, DEAF);
    }

    private static int lastEscape(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at > from && bytes[at] != ESC) {
            at--;
        }
        return at;
    }

    /** Only the parser's state is of interest. */
    private static final class Deaf implements VtHandler {
        @Override
        public void text(byte[] bytes, int offset, int length) {}

        @Override
        public void character(int codePoint) {}

        @Override
        public void control(int control) {}

        @Override
        public void escape(int intermediate, int finalByte) {}

        @Override
        public void csi(Parameters parameters, int finalByte) {}

        @Override
        public void osc(byte[] bytes, int length) {}
    }
}
