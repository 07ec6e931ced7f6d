// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Row;

/** ED, EL, ECH, ICH, DCH, IL, DL: erasing, and the shifting of cells and rows. Blanks take the pen's background. */
final class Eraser {
    private final VtState state;

    Eraser(VtState state) {
        this.state = state;
    }

    void inDisplay(int how) {
        VtState s = state;
        switch (how) {
            case 0 -> {
                if (s.row == 0 && s.column == 0) {
                    s.clearScreen();
                } else {
                    inLine(0);
                    s.screen.clear(s.row + 1, s.rows, s.fill);
                }
                s.pendingWrap = false;
            }
            case 1 -> {
                s.screen.clear(0, s.row, s.fill);
                inLine(1);
            }
            case 2 -> {
                s.clearScreen();
                s.pendingWrap = false;
            }
            case 3 -> s.history.clear();
            default -> {
                // Nothing else is defined.
            }
        }
    }

    void inLine(int how) {
        VtState s = state;
        Row row = s.currentRow();
        switch (how) {
            case 0 -> {
                row.erase(s.column, s.columns, s.fill);
                row.wrapped(false);
                if (s.column == 0) {
                    unjoin();
                }
                s.pendingWrap = false;
            }
            case 1 -> row.erase(0, s.column + 1, s.fill);
            case 2 -> {
                row.clear(s.columns, s.fill);
                unjoin();
                s.pendingWrap = false;
            }
            default -> {
                // Nothing else is defined.
            }
        }
    }

    /** The row is empty now: it no longer continues the one above. */
    private void unjoin() {
        if (state.row > 0) {
            state.screen.row(state.row - 1).wrapped(false);
        }
    }

    void characters(int count) {
        VtState s = state;
        int end = Math.min(s.columns, s.column + count);
        s.currentRow().erase(s.column, end, s.fill);
        if (end == s.columns) {
            s.currentRow().wrapped(false);
        }
        s.pendingWrap = false;
    }

    void insertCharacters(int count) {
        state.currentRow().insert(state.column, count, state.columns, state.fill);
        state.pendingWrap = false;
    }

    void deleteCharacters(int count) {
        state.currentRow().delete(state.column, count, state.columns, state.fill);
        state.pendingWrap = false;
    }

    void insertLines(int count) {
        if (inRegion()) {
            state.screen.scrollDown(state.row, state.bottom, count, state.fill);
            state.moveTo(state.row, 0);
        }
    }

    void deleteLines(int count) {
        if (inRegion()) {
            state.screen.scrollUp(state.row, state.bottom, count, state.fill, null);
            state.moveTo(state.row, 0);
        }
    }

    private boolean inRegion() {
        return state.row >= state.top && state.row <= state.bottom;
    }

    /** DECALN. */
    void fillWithE() {
        VtState s = state;
        s.setRegion(0, s.rows - 1);
        s.moveTo(0, 0);
        for (int r = 0; r < s.rows; r++) {
            Row row = s.screen.row(r);
            row.clear(s.columns, 0);
            for (int c = 0; c < s.columns; c++) {
                row.put(c, 'E');
            }
        }
    }
}
