// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.screen;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A grid of rows: the main or the alternate screen. Rows that scroll away are reused for those that come in. */
public final class Screen {
    private Row[] rows;
    private int columns;

    public Screen(int height, int columns) {
        this.rows = emptyRows(height);
        this.columns = columns;
    }

    public static Row[] emptyRows(int height) {
        Row[] rows = new Row[height];
        for (int i = 0; i < height; i++) {
            rows[i] = new Row();
        }
        return rows;
    }

    public int height() {
        return rows.length;
    }

    public int columns() {
        return columns;
    }

    public Row row(int index) {
        return rows[index];
    }

    /** Moves rows up within a region; those that leave go to the history, when there is one to take them. */
    public void scrollUp(int top, int bottom, int count, long fill, @Nullable History history) {
        int lines = Math.min(count, bottom - top + 1);
        for (int i = 0; i < lines; i++) {
            Row leaving = rows[top];
            if (history != null) {
                history.push(leaving);
            }
            System.arraycopy(rows, top + 1, rows, top, bottom - top);
            leaving.clear(columns, fill);
            rows[bottom] = leaving;
        }
    }

    /** Moves rows down within a region. */
    public void scrollDown(int top, int bottom, int count, long fill) {
        int lines = Math.min(count, bottom - top + 1);
        for (int i = 0; i < lines; i++) {
            Row leaving = rows[bottom];
            System.arraycopy(rows, top, rows, top + 1, bottom - top);
            leaving.clear(columns, fill);
            rows[top] = leaving;
        }
    }

    /** Empties rows {@code from} (inclusive) to {@code to} (exclusive). */
    public void clear(int from, int to, long fill) {
        for (int i = from; i < to; i++) {
            rows[i].clear(columns, fill);
        }
    }

    /** Whether there is nothing to be seen. */
    public boolean blank() {
        return lastVisible() < 0;
    }

    /** The last row that shows something, -1 if none does. */
    public int lastVisible() {
        int last = rows.length - 1;
        while (last >= 0 && rows[last].blank()) {
            last--;
        }
        return last;
    }

    /** Swaps the rows for others of the same number; answers the old ones. */
    public Row[] exchange(Row[] others) {
        Row[] old = rows;
        rows = others;
        return old;
    }

    /** Copies of the rows, without spare room. */
    public Row[] copyRows() {
        Row[] copy = new Row[rows.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = rows[i].compact();
        }
        return copy;
    }

    /** Cuts or extends every row. */
    public void setColumns(int newColumns) {
        columns = newColumns;
        for (Row row : rows) {
            row.truncate(newColumns);
        }
    }

    /** Adds blank rows at the bottom, or cuts rows there. */
    public void setHeight(int height) {
        Row[] changed = new Row[height];
        System.arraycopy(rows, 0, changed, 0, Math.min(height, rows.length));
        for (int i = rows.length; i < height; i++) {
            changed[i] = new Row();
        }
        rows = changed;
    }

    /** Brings rows back from the history, above those there are. */
    public void pull(History history, int count) {
        Row[] changed = new Row[rows.length + count];
        System.arraycopy(rows, 0, changed, count, rows.length);
        for (int i = count - 1; i >= 0; i--) {
            Row row = history.pop();
            row.truncate(columns);
            changed[i] = row;
        }
        rows = changed;
    }

    public void forEach(Consumer<Row> visitor) {
        for (Row row : rows) {
            visitor.accept(row);
        }
    }
}
