// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.screen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row of cells. Cells from {@link #used()} on are blank and cost nothing, so a cleared row is only a number and a
 * short line a short array. Both halves of a wide character always stand together: cutting one turns the other into a
 * space. Combining marks live beside the cells, and only in rows that have some.
 */
public final class Row {
    /** Marks beyond this many UTF-16 units on one character are dropped, whatever the program sends. */
    static final int MAX_MARKS = 16;

    private static final long[] NONE = {};
    private static final int GRAIN = 16;
    private static final int SMALL = 256;

    private long[] cells = NONE;
    private int used;
    private @Nullable String @Nullable [] marks;
    private boolean wide;
    private boolean wrapped;

    /** The cell at a column. */
    public long cell(int column) {
        return column < used ? cells[column] : 0;
    }

    /** Columns from here on are blank. */
    public int used() {
        return used;
    }

    /** Whether the text went on in the next row because it reached the right margin. */
    public boolean wrapped() {
        return wrapped;
    }

    public void wrapped(boolean value) {
        wrapped = value;
    }

    /** The combining marks of a column's character, or null. */
    public @Nullable String marks(int column) {
        return marks != null && column < marks.length ? marks[column] : null;
    }

    /** Writes printable ASCII, one byte a cell. */
    public void putText(int column, byte[] bytes, int offset, int length, long style) {
        int end = column + length;
        prepare(column, end);
        long[] target = cells;
        for (int i = 0; i < length; i++) {
            target[column + i] = style | bytes[offset + i];
        }
    }

    /** Writes one cell. */
    public void put(int column, long cell) {
        prepare(column, column + 1);
        cells[column] = cell;
    }

    /** Writes both halves of a wide character. */
    public void putWide(int column, long cell) {
        prepare(column, column + 2);
        cells[column] = cell | Cell.WIDE;
        cells[column + 1] = Cell.styleBits(Cell.style(cell)) | Cell.TAIL;
        wide = true;
    }

    /** Adds a combining mark to the character at a column. */
    public void addMark(int column, int codePoint) {
        int at = column > 0 && Cell.isTail(cell(column)) ? column - 1 : column;
        String before = marks(at);
        String after = (before == null ? "" : before) + Character.toString(codePoint);
        if (after.length() <= MAX_MARKS) {
            setMarks(at, after);
        }
    }

    /** Puts marks on a column's character. */
    public void setMarks(int column, String text) {
        if (Cell.codePoint(cell(column)) == 0) {
            put(column, Cell.space(cell(column)));
        }
        @Nullable String[] array = marks;
        if (array == null || array.length <= column) {
            array = array == null ? new String[column + 1] : Arrays.copyOf(array, Math.max(column + 1, used));
            marks = array;
        }
        array[column] = text;
    }

    /** Blanks columns {@code from} to {@code to}; {@code fill} is 0 or a coloured blank. */
    public void erase(int from, int to, long fill) {
        if (fill == 0 && to >= used) {
            if (from < used) {
                release(from, used);
                used = from;
            }
            return;
        }
        prepare(from, to);
        Arrays.fill(cells, from, to, fill);
    }

    /** Empties the row. */
    public void clear(int columns, long fill) {
        used = 0;
        marks = null;
        wide = false;
        wrapped = false;
        if (fill != 0) {
            erase(0, columns, fill);
        }
    }

    /** Opens a gap of {@code count} blanks at a column; what passes the right margin is lost. */
    public void insert(int at, int count, int columns, long fill) {
        int gap = Math.min(count, columns - at);
        split(at);
        if (at < used) {
            int end = Math.min(columns, used + gap);
            reserve(end);
            if (end > at + gap) {
                System.arraycopy(cells, at, cells, at + gap, end - at - gap);
            }
            used = end;
            shiftMarks(at, gap, columns);
            Arrays.fill(cells, at, Math.min(at + gap, end), 0);
            if (Cell.isWide(cells[used - 1])) {
                cells[used - 1] = Cell.space(cells[used - 1]);
            }
        }
        if (fill != 0) {
            erase(at, at + gap, fill);
        }
        wrapped = false;
    }

    /** Removes {@code count} cells at a column; blanks come in at the right margin. */
    public void delete(int at, int count, int columns, long fill) {
        int gap = Math.min(count, columns - at);
        split(at);
        split(at + gap);
        if (at < used) {
            int moved = used - at - gap;
            if (moved > 0) {
                System.arraycopy(cells, at + gap, cells, at, moved);
            }
            used = Math.max(at, used - gap);
            shiftMarks(at + gap, -gap, columns);
        }
        if (fill != 0) {
            erase(columns - gap, columns, fill);
        }
        wrapped = false;
    }

    /** Cuts the row at a new right margin. */
    public void truncate(int columns) {
        if (used > columns) {
            erase(columns, used, 0);
            wrapped = false;
            cells = Arrays.copyOf(cells, columns);
        }
    }

    /** The columns up to the last one that shows anything. */
    public int trimmed() {
        int end = used;
        while (end > 0 && Cell.isBlank(cells[end - 1]) && marks(end - 1) == null) {
            end--;
        }
        return end;
    }

    /** Whether nothing is to be seen, not even a coloured background. */
    public boolean blank() {
        return trimmed() == 0;
    }

    /** A copy that owns no spare room. */
    public Row compact() {
        Row copy = new Row();
        int end = wrapped ? used : trimmed();
        copy.cells = end == 0 ? NONE : Arrays.copyOf(cells, end);
        copy.used = end;
        copy.wide = wide;
        copy.wrapped = wrapped;
        if (marks != null) {
            copy.marks = Arrays.copyOf(marks, Math.min(marks.length, end));
        }
        return copy;
    }

    /** The row as a byte for its wrapped flag and one for every cell, or null if ASCII in the default style does not do. */
    byte @Nullable [] toPlain() {
        if (marks != null) {
            return null;
        }
        int end = wrapped ? used : trimmed();
        byte[] line = new byte[end + 1];
        line[0] = (byte) (wrapped ? 1 : 0);
        long all = 0;
        for (int i = 0; i < end; i++) {
            long cell = cells[i];
            all |= cell;
            line[i + 1] = (byte) cell;
        }
        return all < 0x80 && all >= 0 ? line : null;
    }

    /** The row that {@link #toPlain} wrote. */
    static Row ofPlain(byte[] line) {
        Row row = new Row();
        row.putText(0, line, 1, line.length - 1, 0);
        row.wrapped = line[0] != 0;
        return row;
    }

    /** Reports which styles are in use. */
    public void markStyles(boolean[] live) {
        for (int i = 0; i < used; i++) {
            live[Cell.style(cells[i])] = true;
        }
    }

    /** Follows a renumbering of the styles. */
    public void renumberStyles(int[] renumbered) {
        for (int i = 0; i < used; i++) {
            cells[i] = Cell.withStyle(cells[i], renumbered[Cell.style(cells[i])]);
        }
    }

    /** Makes [from, to) writable: room, no gap before it, no half of a wide character left beside it. */
    private void prepare(int from, int to) {
        if (wide || marks != null) {
            release(from, to);
        }
        if (to > used) {
            reserve(to);
            if (from > used) {
                Arrays.fill(cells, used, from, 0);
            }
            used = to;
        }
    }

    private void reserve(int capacity) {
        if (capacity > cells.length) {
            int rounded = (capacity + GRAIN - 1) & -GRAIN;
            int length = rounded <= SMALL ? rounded : Math.max(rounded, cells.length + (cells.length >> 1));
            cells = Arrays.copyOf(cells, length);
        }
    }

    private void release(int from, int to) {
        split(from);
        split(to);
        if (marks != null) {
            Arrays.fill(marks, Math.min(from, marks.length), Math.min(to, marks.length), null);
        }
    }

    /** If a wide character stands across this boundary, turns both halves into spaces. */
    private void split(int column) {
        if (wide && column > 0 && column < used && Cell.isTail(cells[column])) {
            cells[column - 1] = Cell.space(cells[column - 1]);
            cells[column] = Cell.space(cells[column]);
            if (marks != null && column - 1 < marks.length) {
                marks[column - 1] = null;
            }
        }
    }

    private void shiftMarks(int from, int by, int columns) {
        @Nullable String[] old = marks;
        if (old == null) {
            return;
        }
        @Nullable String[] moved = new String[columns];
        int kept = Math.min(by < 0 ? from + by : from, old.length);
        System.arraycopy(old, 0, moved, 0, kept);
        for (int i = from; i < old.length && i + by < columns; i++) {
            moved[i + by] = old[i];
        }
        marks = moved;
    }
}
