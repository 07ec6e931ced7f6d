// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Cell;
import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.StyleTable;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes rows as runs of one style, those of one character as one number. Styles are numbered in the order they appear and defined at their first use; numbers
 * are base 128, low bits first, so that plain text takes a byte a cell.
 */
final class RowEncoder {
    static final int WRAPPED = 1;
    static final int MARKED = 2;
    static final int WIDE = 1 << 21;

    private final StyleTable styles;
    private final DataOutput out;
    private final Map<Integer, Integer> known = new HashMap<>();
    private final Pen pen = new Pen();

    RowEncoder(StyleTable styles, DataOutput out) {
        this.styles = styles;
        this.out = out;
        known.put(0, 0);
    }

    void write(Row row) throws IOException {
        int end = row.used();
        while (end > 0 && row.cell(end - 1) == 0 && row.marks(end - 1) == null) {
            end--;
        }
        int marked = countMarks(row, end);
        out.writeByte((row.wrapped() ? WRAPPED : 0) | (marked > 0 ? MARKED : 0));
        number(end);
        int from = 0;
        while (from < end) {
            from = run(row, from, end);
        }
        if (marked > 0) {
            marks(row, end, marked);
        }
    }

    private int run(Row row, int from, int end) throws IOException {
        int style = Cell.style(row.cell(from));
        int to = from;
        while (to < end && Cell.style(row.cell(to)) == style) {
            to++;
        }
        boolean same = allSame(row, from, to);
        number((to - from) << 1 | (same ? 1 : 0));
        style(style);
        for (int i = from; i < (same ? from + 1 : to); i++) {
            long cell = row.cell(i);
            if (!Cell.isTail(cell)) {
                number(Cell.codePoint(cell) | (Cell.isWide(cell) ? WIDE : 0));
            }
        }
        return to;
    }

    private static boolean allSame(Row row, int from, int to) {
        long first = row.cell(from);
        for (int i = from + 1; i < to; i++) {
            if (row.cell(i) != first) {
                return false;
            }
        }
        return !Cell.isWide(first);
    }

    private void style(int style) throws IOException {
        Integer index = known.get(style);
        if (index != null) {
            number(index);
            return;
        }
        number(known.size());
        known.put(style, known.size());
        styles.read(style, pen);
        number(pen.flags());
        number(pen.foreground());
        number(pen.background());
        number(pen.underlineColor());
    }

    private static int countMarks(Row row, int end) {
        int count = 0;
        for (int i = 0; i < end; i++) {
            if (row.marks(i) != null) {
                count++;
            }
        }
        return count;
    }

    private void marks(Row row, int end, int count) throws IOException {
        number(count);
        for (int i = 0; i < end; i++) {
            String marks = row.marks(i);
            if (marks != null) {
                number(i);
                out.writeUTF(marks);
            }
        }
    }

    private void number(int value) throws IOException {
        int rest = value;
        while (rest >= 0x80) {
            out.writeByte(rest | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
