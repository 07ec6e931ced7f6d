// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import org.jspecify.annotations.Nullable;

/** The modes that are simply on or off, with their numbers in SM/RM (ANSI) or DECSET/DECRST. */
enum Mode {
    INSERT(1 << 0, false, 4),
    NEW_LINE(1 << 1, false, 20),
    APPLICATION_CURSOR_KEYS(1 << 2, true, 1),
    REVERSE_VIDEO(1 << 3, true, 5),
    ORIGIN(1 << 4, true, 6),
    AUTOWRAP(1 << 5, true, 7),
    CURSOR_BLINKING(1 << 6, true, 12),
    CURSOR_VISIBLE(1 << 7, true, 25),
    APPLICATION_KEYPAD(1 << 8, true, 66),
    FOCUS_REPORTING(1 << 9, true, 1004),
    ALTERNATE_SCROLL(1 << 10, true, 1007),
    BRACKETED_PASTE(1 << 11, true, 2004),
    SYNCHRONIZED_OUTPUT(1 << 12, true, 2026);

    private static final Mode[] ALL = values();

    /** Its place in {@link ModeState#bits()}; part of the checkpoint format. */
    private final int bit;

    private final boolean dec;
    private final int number;

    Mode(int bit, boolean dec, int number) {
        this.bit = bit;
        this.dec = dec;
        this.number = number;
    }

    boolean dec() {
        return dec;
    }

    int number() {
        return number;
    }

    int bit() {
        return bit;
    }

    /** The mode with a number, or null if there is none like it. */
    static @Nullable Mode of(boolean dec, int number) {
        for (Mode mode : ALL) {
            if (mode.number == number && mode.dec == dec) {
                return mode;
            }
        }
        return null;
    }
}
