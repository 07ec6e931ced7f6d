// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.parser.Parameters;

/** Control sequences: who does what. Queries change nothing here; {@link QueryScanner} finds them. */
final class CsiHandler {
    private static final int MAX_SHAPE = 6;

    private final VtState state;
    private final Printer printer;
    private final Eraser eraser;
    private final SgrHandler sgr;
    private final ModeHandler modes;

    CsiHandler(VtState state, Printer printer, Eraser eraser) {
        this.state = state;
        this.printer = printer;
        this.eraser = eraser;
        this.sgr = new SgrHandler(state.pen);
        this.modes = new ModeHandler(state);
    }

    void handle(Parameters p, int last) {
        if (p.intermediate() != 0) {
            withIntermediate(p, last);
            return;
        }
        switch (p.prefix()) {
            case 0 -> plain(p, last);
            case '?' -> question(p, last);
            case '>' -> greater(p, last);
            case '<' -> {
                if (last == 'u') {
                    state.keyboard().pop(p.atLeastOne(0));
                }
            }
            case '=' -> {
                if (last == 'u') {
                    state.keyboard().set(p.get(0, 0), p.get(1, 1));
                }
            }
            default -> {
                // No other prefix exists.
            }
        }
    }

    private void withIntermediate(Parameters p, int last) {
        int both = (p.intermediate() << 8) | last;
        if (both == ((' ' << 8) | 'q') && p.prefix() == 0) {
            int shape = p.get(0, 0);
            state.modes.cursorShape(shape <= MAX_SHAPE ? shape : 0);
        } else if (both == (('!' << 8) | 'p')) {
            state.softReset();
        }
    }

    private void question(Parameters p, int last) {
        switch (last) {
            case 'h' -> modes.set(p, true);
            case 'l' -> modes.set(p, false);
            case 'J' -> eraser.inDisplay(p.get(0, 0));
            case 'K' -> eraser.inLine(p.get(0, 0));
            case 'W' -> {
                if (p.get(0, 0) == 5) {
                    state.tabs.reset();
                }
            }
            default -> {
                // Reports, saved modes, printing.
            }
        }
    }

    private void greater(Parameters p, int last) {
        if (last == 'u') {
            state.keyboard().push(p.get(0, 0));
        } else if (last == 'm' && (p.count() == 0 || p.get(0, 0) == 4)) {
            state.modes.modifyOtherKeys(Math.min(3, p.get(1, 0)));
        }
    }

    private void plain(Parameters p, int last) {
        switch (last) {
            case 'm' -> {
                sgr.apply(p);
                state.penChanged();
            }
            case '@' -> eraser.insertCharacters(p.atLeastOne(0));
            case 'J' -> eraser.inDisplay(p.get(0, 0));
            case 'K' -> eraser.inLine(p.get(0, 0));
            case 'L' -> eraser.insertLines(p.atLeastOne(0));
            case 'M' -> eraser.deleteLines(p.atLeastOne(0));
            case 'P' -> eraser.deleteCharacters(p.atLeastOne(0));
            case 'X' -> eraser.characters(p.atLeastOne(0));
            case 'S' -> state.scrollUp(p.atLeastOne(0));
            case 'T' -> {
                if (p.count() <= 1) {
                    state.scrollDown(p.atLeastOne(0));
                }
            }
            case 'b' -> printer.repeat(p.atLeastOne(0));
            case 'h' -> modes.set(p, true);
            case 'l' -> modes.set(p, false);
            default -> position(p, last);
        }
    }

    private void position(Parameters p, int last) {
        VtState s = state;
        int n = p.atLeastOne(0);
        switch (last) {
            case 'A' -> up(n);
            case 'B', 'e' -> down(n);
            case 'C', 'a' -> s.moveTo(s.row, s.column + n);
            case 'D' -> s.moveTo(s.row, s.column - n);
            case 'E' -> {
                down(n);
                s.moveTo(s.row, 0);
            }
            case 'F' -> {
                up(n);
                s.moveTo(s.row, 0);
            }
            case 'G', '`' -> s.moveTo(s.row, n - 1);
            case 'd' -> s.moveToAddressed(n - 1, s.column);
            case 'H', 'f' -> s.moveToAddressed(n - 1, p.atLeastOne(1) - 1);
            case 'I' -> forwardTabs(n);
            case 'Z' -> backTabs(n);
            case 'g' -> clearTabs(p.get(0, 0));
            case 'r' -> region(p);
            case 's' -> s.saveCursor();
            case 'u' -> s.restoreCursor();
            case 't' -> titleStack(p);
            default -> {
                // Unknown or a query.
            }
        }
    }

    /** Up stops at the region's top only when the cursor starts within the region or below it. */
    private void up(int count) {
        int limit = state.row >= state.top ? state.top : 0;
        state.moveTo(Math.max(limit, state.row - count), state.column);
    }

    private void down(int count) {
        int limit = state.row <= state.bottom ? state.bottom : state.rows - 1;
        state.moveTo(Math.min(limit, state.row + count), state.column);
    }

    void forwardTabs(int count) {
        VtState s = state;
        for (int i = 0; i < count && s.column < s.columns - 1; i++) {
            s.column = s.tabs.next(s.column);
        }
    }

    private void backTabs(int count) {
        VtState s = state;
        for (int i = 0; i < count && s.column > 0; i++) {
            s.column = s.tabs.previous(s.column);
        }
        s.pendingWrap = false;
    }

    private void clearTabs(int how) {
        if (how == 0) {
            state.tabs.clear(state.column);
        } else if (how == 3) {
            state.tabs.clearAll();
        }
    }

    private void region(Parameters p) {
        int top = p.atLeastOne(0) - 1;
        int last = p.get(1, 0);
        int bottom = last == 0 ? state.rows - 1 : Math.min(state.rows, last) - 1;
        if (top < bottom) {
            state.setRegion(top, bottom);
            state.moveToAddressed(0, 0);
        }
    }

    private void titleStack(Parameters p) {
        int what = p.get(1, 0);
        if (what == 0 || what == 2) {
            if (p.get(0, 0) == 22) {
                state.titles.push();
            } else if (p.get(0, 0) == 23) {
                state.titles.pop();
            }
        }
    }
}
