// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.terminal.screen.CharacterWidth;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A line of text while it is written: rows that the terminal wraps are one line, and the cursor moves within its row of
 * it. Holds one code point for each column; marks that do not combine with it into one are left out.
 */
final class PlainLine {
    /** Columns of the longest line; more is a new piece. */
    static final int MAX_CELLS = 64 * 1024;

    private static final int BLANK = 0;
    /** The second column of a wide character. */
    private static final int TAIL = -1;

    private static final int TAB = 8;
    private static final int INITIAL = 256;

    private int[] cells = new int[INITIAL];
    private int used;
    private int column;
    private int width = MAX_CELLS;

    /** Sets how many columns the terminal has. */
    void width(int columns) {
        width = Math.max(1, columns);
    }

    boolean isFull() {
        return column >= MAX_CELLS - 2;
    }

    void put(int codePoint) {
        int columns = CharacterWidth.of(codePoint);
        if (columns == 0) {
            combine(codePoint);
        } else if (!isFull()) {
            reserve(column + columns);
            cells[column] = codePoint;
            if (columns == 2) {
                cells[column + 1] = TAIL;
            }
            column += columns;
            used = Math.max(used, column);
        }
    }

    private void combine(int mark) {
        int at = column - 1;
        if (at > 0 && at < used && cells[at] == TAIL) {
            at--;
        }
        if (at >= 0 && at < used && cells[at] > BLANK) {
            String both =
                    Normalizer.normalize(Character.toString(cells[at]) + Character.toString(mark), Normalizer.Form.NFC);
            if (both.codePointCount(0, both.length()) == 1) {
                cells[at] = both.codePointAt(0);
            }
        }
    }

    private void reserve(int size) {
        if (size > cells.length) {
            cells = Arrays.copyOf(cells, Math.min(MAX_CELLS, Math.max(size, cells.length * 2)));
        }
    }

    /** A cursor behind the last column of a row is still in that row until the next character wraps. */
    private int rowStart() {
        return Math.max(0, column - 1) / width * width;
    }

    private int lastOfRow() {
        return rowStart() + width - 1;
    }

    void carriageReturn() {
        column = rowStart();
    }

    void backspace() {
        int last = lastOfRow();
        column = Math.max(rowStart(), Math.min(column, last) - 1);
    }

    void tab() {
        int start = rowStart();
        column = bounded(start + ((column - start) / TAB + 1) * TAB);
    }

    /** Moves the cursor within its row. */
    void move(int columns) {
        column = bounded(Math.max(rowStart(), Math.min(column, lastOfRow()) + columns));
    }

    /** Puts the cursor at a column of its row, from 0. */
    void moveTo(int place) {
        column = bounded(rowStart() + place);
    }

    private int bounded(int wanted) {
        return Math.min(MAX_CELLS - 1, Math.min(lastOfRow(), wanted));
    }

    void eraseRight() {
        int end = Math.min(used, rowStart() + width);
        if (end == used) {
            used = Math.min(used, column);
        } else if (column < end) {
            Arrays.fill(cells, column, end, BLANK);
        }
    }

    void eraseLeft() {
        Arrays.fill(cells, Math.min(used, rowStart()), Math.min(used, column + 1), BLANK);
    }

    void eraseRow() {
        int start = rowStart();
        Arrays.fill(cells, Math.min(used, start), Math.min(used, start + width), BLANK);
    }

    void erase(int count) {
        Arrays.fill(cells, Math.min(used, column), Math.min(used, column + Math.min(count, MAX_CELLS)), BLANK);
    }

    void delete(int count) {
        if (column < used) {
            int from = Math.min(used, column + Math.min(count, MAX_CELLS));
            System.arraycopy(cells, from, cells, column, used - from);
            used -= from - column;
        }
    }

    void insert(int count) {
        int shift = Math.min(count, MAX_CELLS - Math.max(used, column));
        if (column < used && shift > 0) {
            reserve(used + shift);
            System.arraycopy(cells, column, cells, column + shift, used - column);
            Arrays.fill(cells, column, column + shift, BLANK);
            used += shift;
        }
    }

    /** Writes the line's text, without blanks at its end. */
    void copyTo(PlainText target) {
        target.clear(used);
        for (int i = 0; i < used; i++) {
            if (cells[i] != TAIL) {
                target.add(cells[i] == BLANK ? ' ' : cells[i]);
            }
        }
        target.stripBlanks();
    }

    void clear() {
        used = 0;
        column = 0;
    }

    /** Keeps the last columns only, as the beginning of the next piece. */
    void keepLast(int columns) {
        int from = Math.max(0, used - columns);
        System.arraycopy(cells, from, cells, 0, used - from);
        used -= from;
        column = used;
    }
}
