// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Cell;
import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.StyleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes lines of rows. */
final class LineBuilder {
    private final StyleTable styles;
    private final List<Row> pending = new ArrayList<>();
    private final Pen pen = new Pen();
    private final Pen next = new Pen();
    private final Blanks blanks;

    LineBuilder(StyleTable styles) {
        this.styles = styles;
        this.blanks = new Blanks(styles);
    }

    /** Adds a row; when it ends a line, the line goes into the list. */
    void add(Row row, List<Line> lines) {
        pending.add(row);
        if (!row.wrapped()) {
            flush(lines);
        }
    }

    /** Ends the line that is being joined, if there is one. */
    void flush(List<Line> lines) {
        if (!pending.isEmpty()) {
            lines.add(build());
            pending.clear();
        }
    }

    private Line build() {
        int last = pending.size() - 1;
        while (last > 0 && pending.get(last).blank()) {
            last--;
        }
        StringBuilder text = new StringBuilder();
        StringBuilder colored = new StringBuilder();
        pen.reset();
        boolean styled = false;
        for (int i = 0; i <= last; i++) {
            Row row = pending.get(i);
            int end = i == last ? blanks.visibleEnd(row) : row.used();
            for (int column = 0; column < end; column++) {
                long cell = row.cell(column);
                if (!Cell.isTail(cell)) {
                    styled |= Cell.style(cell) != 0;
                    append(row, column, cell, text, colored);
                }
            }
        }
        if (!styled) {
            String plain = text.toString().stripTrailing();
            return new Line(plain, plain);
        }
        next.reset();
        SgrWriter.change(pen, next, colored);
        return new Line(stripBlanks(text), colored.toString());
    }

    private void append(Row row, int column, long cell, StringBuilder text, StringBuilder colored) {
        styles.read(Cell.style(cell), next);
        if (blanks.plain(row, column)) {
            boolean keep = Blanks.plain(pen);
            next.set(
                    keep ? pen.flags() : 0,
                    keep ? pen.foreground() : 0,
                    next.background(),
                    keep ? pen.underlineColor() : 0);
        }
        SgrWriter.change(pen, next, colored);
        pen.set(next);
        int codePoint = Cell.codePoint(cell) == 0 ? ' ' : Cell.codePoint(cell);
        text.appendCodePoint(codePoint);
        colored.appendCodePoint(codePoint);
        String marks = Objects.requireNonNullElse(row.marks(column), "");
        text.append(marks);
        colored.append(marks);
    }

    private static String stripBlanks(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
