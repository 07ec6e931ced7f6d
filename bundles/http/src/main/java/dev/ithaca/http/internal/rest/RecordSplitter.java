// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import java.util.function.LongConsumer;

/**
 * Cuts output into the seed system's records: behind a line feed or carriage return, in front of what moves the cursor,
 * erases or switches the screen, and else after 2,048 bytes between two characters. At the start of a record it has no state,
 * so that cutting can begin at any of them.
 */
final class RecordSplitter {
    private static final int MOST = 2_048;

    /** What is longer is no escape sequence, or one of somebody who wants a record without an end. */
    private static final int LONGEST_ESCAPE = 64;

    private static final String MOVES = "HfdGJK";

    private enum State {
        TEXT,
        ESCAPE,
        CSI
    }

    private State state = State.TEXT;
    private long start;
    private long position;
    private long escape;
    private boolean privateMode;
    private int number;

    /** Begins at the start of a record. */
    RecordSplitter(long start) {
        this.start = start;
        position = start;
    }

    /** Takes the next byte; tells the offset of each boundary that is now known. */
    void next(byte value, LongConsumer boundary) {
        int c = value & 0xff;
        if (state == State.TEXT && position - start >= MOST && (c & 0xc0) != 0x80) {
            cut(position, boundary);
        }
        position++;
        switch (state) {
            case TEXT -> text(c, boundary);
            case ESCAPE -> state = c == '[' ? csi() : State.TEXT;
            case CSI -> parameter(c, boundary);
        }
        if (state == State.CSI && position - escape > LONGEST_ESCAPE) {
            state = State.TEXT;
        }
    }

    private void text(int c, LongConsumer boundary) {
        if (c == '\n' || c == '\r') {
            cut(position, boundary);
        } else if (c == 0x1b) {
            escape = position - 1;
            state = State.ESCAPE;
        }
    }

    private State csi() {
        privateMode = false;
        number = 0;
        return State.CSI;
    }

    private void parameter(int c, LongConsumer boundary) {
        if (c == '?') {
            privateMode = true;
        } else if (c >= '0' && c <= '9') {
            number = Math.min(100_000, number * 10 + c - '0');
        } else if (c >= 0x40 && c < 0x7f) {
            boolean screen =
                    privateMode && (c == 'h' || c == 'l') && (number == 1049 || number == 1047 || number == 47);
            if ((screen || MOVES.indexOf(c) >= 0) && escape > start) {
                cut(escape, boundary);
            }
            state = State.TEXT;
        } else if (c < 0x20) {
            state = State.TEXT;
        }
    }

    private void cut(long at, LongConsumer boundary) {
        start = at;
        boundary.accept(at);
    }
}
