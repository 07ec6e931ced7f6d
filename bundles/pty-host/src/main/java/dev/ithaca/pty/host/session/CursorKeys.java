// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.terminal.EscapeFinder;

/**
 * Follows whether the child has application cursor keys on (DECCKM), from its output at any split, and rewrites arrow keys
 * to what it then expects. Costs a search for ESC per read.
 */
final class CursorKeys {
    private static final int GROUND = 0;
    private static final int ESCAPE = 1;
    private static final int CSI = 2;
    private static final int PRIVATE = 3;
    private static final int SOFT = 4;
    private static final int ESC = 0x1b;
    private static final int MOST_PARAMETER = 100_000;

    private int state = GROUND;
    private int parameter;
    private boolean mentioned;
    private boolean application;

    /** Whether the child wants {@code ESC O A} for cursor up. */
    boolean application() {
        return application;
    }

    /** Takes output of the child. */
    void track(byte[] bytes, int from, int length) {
        int end = from + length;
        for (int i = from; i < end; i++) {
            if (state == GROUND) {
                i = EscapeFinder.find(bytes, i, end);
                if (i == end) {
                    return;
                }
                if (visiblyOther(bytes, i, end)) {
                    i += 2; // the most frequent case of all: colours
                } else {
                    state = ESCAPE;
                }
            } else {
                step(bytes[i] & 0xff);
            }
        }
    }

    /** Whether the ESC at an index begins a control sequence that is neither private nor DECSTR. */
    private static boolean visiblyOther(byte[] bytes, int at, int end) {
        return at + 2 < end && bytes[at + 1] == '[' && bytes[at + 2] >= '0' && bytes[at + 2] != '?';
    }

    private void step(int b) {
        if (b == ESC) {
            state = ESCAPE;
            return;
        }
        if (b < 0x20) {
            return; // controls act inside a sequence and do not end it
        }
        switch (state) {
            case ESCAPE -> escape(b);
            case CSI -> begin(b);
            case PRIVATE -> parameters(b);
            default -> {
                application &= b != 'p'; // DECSTR
                state = GROUND;
            }
        }
    }

    private void escape(int b) {
        application &= b != 'c'; // RIS
        state = b == '[' ? CSI : GROUND;
    }

    private void begin(int b) {
        parameter = 0;
        mentioned = false;
        state = switch (b) {
            case '?' -> PRIVATE;
            case '!' -> SOFT;
            default -> GROUND; // whatever follows, only the next ESC matters
        };
    }

    private void parameters(int b) {
        if (b >= '0' && b <= '9') {
            parameter = Math.min(parameter * 10 + b - '0', MOST_PARAMETER);
            return;
        }
        mentioned |= parameter == 1;
        parameter = 0;
        if (b == ';') {
            return;
        }
        if (mentioned && (b == 'h' || b == 'l')) {
            application = b == 'h';
        }
        state = GROUND;
    }

    /** Rewrites {@code ESC [ A..D} to {@code ESC O A..D} in place, if the child wants that. */
    void rewrite(byte[] keys) {
        if (!application) {
            return;
        }
        for (int i = 0; i + 2 < keys.length; i++) {
            if (keys[i] == ESC && keys[i + 1] == '[' && keys[i + 2] >= 'A' && keys[i + 2] <= 'D') {
                keys[i + 1] = 'O';
            }
        }
    }
}
