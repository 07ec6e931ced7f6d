// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

/** Follows the two modes that the seed system's clients are told of, through sequences that may be split anywhere. */
final class ModeFlags {
    private static final int CURSOR_KEYS = 1;
    private static final int BRACKETED_PASTE = 2;

    private enum State {
        TEXT,
        ESCAPE,
        CSI,
        PRIVATE
    }

    private State state = State.TEXT;
    private int number;
    private int pending;
    private int flags;

    /** Bit 0: application cursor keys; bit 1: bracketed paste. */
    byte flags() {
        return (byte) flags;
    }

    void feed(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            next(bytes[i] & 0xff);
        }
    }

    private void next(int c) {
        switch (state) {
            case TEXT -> state = c == 0x1b ? State.ESCAPE : State.TEXT;
            case ESCAPE -> escape(c);
            case CSI -> {
                state = c == '?' ? State.PRIVATE : State.TEXT;
                number = 0;
                pending = 0;
            }
            case PRIVATE -> parameter(c);
        }
    }

    private void escape(int c) {
        if (c == 'c') {
            flags = 0; // full reset
        }
        state = c == '[' ? State.CSI : c == 0x1b ? State.ESCAPE : State.TEXT;
    }

    private void parameter(int c) {
        if (c >= '0' && c <= '9') {
            number = Math.min(100_000, number * 10 + c - '0');
        } else if (c == ';') {
            take();
        } else {
            take();
            if (c == 'h') {
                flags |= pending;
            } else if (c == 'l') {
                flags &= ~pending;
            }
            state = c == 0x1b ? State.ESCAPE : State.TEXT;
        }
    }

    private void take() {
        pending |= number == 1 ? CURSOR_KEYS : number == 2004 ? BRACKETED_PASTE : 0;
        number = 0;
    }
}
