// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.util.BitSet;

/** Tab stops, every eight columns until changed. */
final class TabStops {
    private static final int INTERVAL = 8;

    private BitSet stops;
    private boolean changed;
    private int columns;

    TabStops(int columns) {
        this.columns = columns;
        this.stops = defaults(0, columns);
    }

    private static BitSet defaults(int from, int to) {
        BitSet set = new BitSet();
        for (int column = (from + INTERVAL - 1) / INTERVAL * INTERVAL; column < to; column += INTERVAL) {
            set.set(column);
        }
        return set;
    }

    /** The next stop to the right, or the last column. */
    int next(int column) {
        int stop = stops.nextSetBit(column + 1);
        return stop < 0 || stop >= columns ? columns - 1 : stop;
    }

    /** The next stop to the left, or column 0. */
    int previous(int column) {
        return column == 0 ? 0 : Math.max(0, stops.previousSetBit(column - 1));
    }

    void set(int column) {
        if (!stops.get(column)) {
            stops.set(column);
            changed = true;
        }
    }

    void clear(int column) {
        if (stops.get(column)) {
            stops.clear(column);
            changed = true;
        }
    }

    void clearAll() {
        stops.clear();
        changed = true;
    }

    void reset() {
        stops = defaults(0, columns);
        changed = false;
    }

    /** New columns get default stops; those cut off are forgotten. */
    void resize(int newColumns) {
        if (newColumns > columns) {
            stops.or(defaults(columns, newColumns));
        } else {
            stops.clear(newColumns, Math.max(newColumns, columns));
        }
        columns = newColumns;
    }

    /** Whether a program changed them. */
    boolean changed() {
        return changed;
    }

    long[] toArray() {
        return stops.toLongArray();
    }

    void restore(long[] bits) {
        stops = BitSet.valueOf(bits);
        stops.clear(columns, Math.max(columns, stops.length()));
        changed = true;
    }

    BitSet stops() {
        return stops;
    }
}
