// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.screen;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The rows that left the top of the main screen, at most {@code limit} of them, oldest first. Plain ASCII rows, nearly all
 * there are, are kept as one byte a character; room is taken as it is needed.
 */
public final class History {
    private static final int INITIAL = 64;

    private final int limit;
    /** A ring of {@code byte[]} (first byte: wrapped flag) or {@link Row}. */
    private Object[] lines = {};

    private int first;
    private int size;

    public History(int limit) {
        this.limit = limit;
    }

    public int size() {
        return size;
    }

    public int limit() {
        return limit;
    }

    /** Keeps a copy of a row; the oldest one goes when all room is taken. */
    public void push(Row row) {
        if (limit == 0) {
            return;
        }
        if (size == lines.length && size < limit) {
            grow();
        }
        Object line = encode(row);
        if (size == lines.length) {
            lines[first] = line;
            first = next(first, 1);
        } else {
            lines[next(first, size++)] = line;
        }
    }

    /** The row at an index, 0 being the oldest; a copy or shared, not to be changed. */
    public Row get(int index) {
        return decode(lines[next(first, index)]);
    }

    /** Takes the newest row back. */
    public Row pop() {
        int slot = next(first, --size);
        Row row = decode(lines[slot]);
        lines[slot] = "";
        return row;
    }

    public void clear() {
        lines = new Object[0];
        first = 0;
        size = 0;
    }

    /** Visits the rows that can hold styles. */
    public void forEachStyled(Consumer<Row> visitor) {
        for (Object line : lines) {
            if (line instanceof Row row) {
                visitor.accept(row);
            }
        }
    }

    private int next(int from, int by) {
        int slot = from + by;
        return slot >= lines.length ? slot - lines.length : slot;
    }

    private void grow() {
        int capacity = Math.min(limit, Math.max(INITIAL, size * 2));
        Object[] grown = Arrays.copyOf(lines, capacity);
        if (first > 0) {
            System.arraycopy(lines, first, grown, 0, size - first);
            System.arraycopy(lines, 0, grown, size - first, first);
            first = 0;
        }
        lines = grown;
    }

    private static Object encode(Row row) {
        byte[] plain = row.toPlain();
        return plain != null ? plain : row.compact();
    }

    private static Row decode(Object line) {
        return line instanceof Row row ? row : Row.ofPlain((byte[]) line);
    }
}
