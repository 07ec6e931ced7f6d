// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Cell;
import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.StyleTable;

/** Tells cells that show nothing, or nothing but a background, from those that must be written. */
final class Blanks {
    /** Attributes that show on a blank as well. */
    private static final int VISIBLE =
            Pen.INVERSE | Pen.STRIKE | Pen.OVERLINE | Pen.UNDERLINE_MASK | Pen.BLINK | Pen.HIDDEN;

    private final StyleTable styles;
    private final Pen pen = new Pen();

    Blanks(StyleTable styles) {
        this.styles = styles;
    }

    /** Whether the cell shows its background only. */
    boolean plain(Row row, int column) {
        long cell = row.cell(column);
        if (!Cell.isBlank(Cell.codePoint(cell)) || Cell.isTail(cell) || row.marks(column) != null) {
            return false;
        }
        styles.read(Cell.style(cell), pen);
        return plain(pen);
    }

    /** Whether a blank in this style shows its background only. */
    static boolean plain(Pen pen) {
        return (pen.flags() & VISIBLE) == 0;
    }

    /** The columns up to the last one that shows something, a coloured background included. */
    int visibleEnd(Row row) {
        int end = row.used();
        while (end > 0 && plain(row, end - 1) && pen.background() == 0) {
            end--;
        }
        return end;
    }
}
