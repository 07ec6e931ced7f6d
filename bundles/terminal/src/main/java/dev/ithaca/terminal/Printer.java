// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Cell;
import dev.ithaca.terminal.screen.CharacterWidth;
import dev.ithaca.terminal.screen.Row;

/** Puts characters on the screen: wrapping, wide characters, combining marks, insert mode, character sets. */
final class Printer {
    private static final int LAST_C1 = 0x9F;
    private static final int DEL = 0x7F;

    private final VtState state;

    Printer(VtState state) {
        this.state = state;
    }

    /** Printable ASCII. */
    void text(byte[] bytes, int offset, int length) {
        if (!state.charsets.plain() || state.modes.on(Mode.INSERT)) {
            for (int i = offset; i < offset + length; i++) {
                print(state.charsets.translate(bytes[i]));
            }
            return;
        }
        plainText(bytes, offset, length);
        state.lastCharacter = bytes[offset + length - 1];
    }

    private void plainText(byte[] bytes, int offset, int length) {
        VtState s = state;
        int from = offset;
        int left = length;
        while (left > 0) {
            if (s.pendingWrap) {
                s.wrap();
            }
            int count = Math.min(left, s.columns - s.column);
            Row row = s.currentRow();
            row.putText(s.column, bytes, from, count, s.style);
            from += count;
            left -= count;
            s.column += count;
            if (s.column == s.columns) {
                atMargin(row);
                if (!s.pendingWrap && left > 0) {
                    row.putText(s.column, bytes, from + left - 1, 1, s.style);
                    return;
                }
            }
        }
    }

    /** The last column was just written. */
    private void atMargin(Row row) {
        state.column = state.columns - 1;
        state.pendingWrap = state.modes.on(Mode.AUTOWRAP);
        row.wrapped(false);
    }

    /** A character beyond ASCII. */
    void character(int codePoint) {
        if (codePoint >= DEL && codePoint <= LAST_C1) {
            return;
        }
        state.charsets.singleShift(0);
        print(codePoint);
    }

    /** REP. */
    void repeat(int count) {
        int character = state.lastCharacter;
        if (character != 0) {
            int most = Math.min(count, state.rows * state.columns);
            for (int i = 0; i < most; i++) {
                print(character);
            }
        }
    }

    private void print(int codePoint) {
        int width = CharacterWidth.of(codePoint);
        if (width == 0) {
            combine(codePoint);
            return;
        }
        VtState s = state;
        if (width > s.columns) {
            return;
        }
        s.lastCharacter = codePoint;
        if (s.pendingWrap) {
            s.wrap();
        }
        if (s.column + width > s.columns) {
            if (!s.modes.on(Mode.AUTOWRAP)) {
                return;
            }
            s.currentRow().erase(s.column, s.columns, s.fill);
            s.wrap();
        }
        put(s.currentRow(), codePoint, width);
    }

    private void put(Row row, int codePoint, int width) {
        VtState s = state;
        if (s.modes.on(Mode.INSERT)) {
            row.insert(s.column, width, s.columns, s.fill);
        }
        if (width == 1) {
            row.put(s.column, s.style | codePoint);
        } else {
            row.putWide(s.column, s.style | codePoint);
        }
        s.column += width;
        if (s.column == s.columns) {
            atMargin(row);
        }
    }

    /** A mark joins the character before the cursor; without one it is dropped. */
    private void combine(int codePoint) {
        int column = state.pendingWrap ? state.column : state.column - 1;
        if (column >= 0 && Cell.codePoint(baseCell(column)) != 0) {
            state.currentRow().addMark(column, codePoint);
        }
    }

    private long baseCell(int column) {
        long cell = state.currentRow().cell(column);
        return Cell.isTail(cell) ? state.currentRow().cell(column - 1) : cell;
    }
}
