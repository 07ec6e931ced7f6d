// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.parser.Parameters;

/** SM, RM, DECSET, DECRST, and what DECRQM asks about them. */
final class ModeHandler {
    private static final int ALTERNATE = 47;
    private static final int ALTERNATE_CLEARED = 1047;
    private static final int SAVED_CURSOR = 1048;
    private static final int ALTERNATE_WITH_CURSOR = 1049;

    private final VtState state;

    ModeHandler(VtState state) {
        this.state = state;
    }

    void set(Parameters p, boolean on) {
        boolean dec = p.prefix() == '?';
        for (int i = 0; i < p.count(); i++) {
            set(dec, p.get(i, 0), on);
        }
    }

    private void set(boolean dec, int number, boolean on) {
        Mode mode = Mode.of(dec, number);
        if (mode != null) {
            state.modes.set(mode, on);
            if (mode == Mode.ORIGIN) {
                state.moveToAddressed(0, 0);
            } else if (mode == Mode.AUTOWRAP && !on) {
                state.pendingWrap = false;
            }
        } else if (dec) {
            setOther(number, on);
        }
    }

    private void setOther(int number, boolean on) {
        switch (number) {
            case 9, 1000, 1002, 1003 -> state.modes.mouseTracking(on ? number : 0);
            case 1005, 1006, 1015 -> setEncoding(number, on);
            case ALTERNATE, ALTERNATE_CLEARED -> alternate(number == ALTERNATE_CLEARED, on);
            case SAVED_CURSOR -> savedCursor(on);
            case ALTERNATE_WITH_CURSOR -> alternateWithCursor(on);
            default -> {
                // Unknown modes are ignored, as terminals do.
            }
        }
    }

    private void setEncoding(int number, boolean on) {
        if (on) {
            state.modes.mouseEncoding(number);
        } else if (state.modes.mouseEncoding() == number) {
            state.modes.mouseEncoding(0);
        }
    }

    private void alternate(boolean cleared, boolean on) {
        if (on) {
            state.enterAlternate(false);
        } else {
            state.leaveAlternate(cleared);
        }
    }

    private void savedCursor(boolean on) {
        if (on) {
            state.saveCursor();
        } else {
            state.restoreCursor();
        }
    }

    private void alternateWithCursor(boolean on) {
        if (on) {
            state.saveCursor();
            state.enterAlternate(true);
        } else {
            state.leaveAlternate(true);
            state.restoreCursor();
        }
    }

    /** The DECRPM value: 0 unknown, 1 set, 2 reset. */
    static int report(VtState state, boolean dec, int number) {
        Mode mode = Mode.of(dec, number);
        if (mode != null) {
            return state.modes.on(mode) ? 1 : 2;
        }
        if (!dec) {
            return 0;
        }
        return switch (number) {
            case 9, 1000, 1002, 1003 -> state.modes.mouseTracking() == number ? 1 : 2;
            case 1005, 1006, 1015 -> state.modes.mouseEncoding() == number ? 1 : 2;
            case ALTERNATE, ALTERNATE_CLEARED, ALTERNATE_WITH_CURSOR -> state.onAlternate() ? 1 : 2;
            default -> 0;
        };
    }
}
