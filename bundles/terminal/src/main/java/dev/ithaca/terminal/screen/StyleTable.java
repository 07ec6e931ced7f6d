// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.screen;

import java.util.Arrays;

/**
 * Gives every combination of attributes in use a small number, so that a cell is one {@code long}. Index 0 is the default
 * style. The table is compacted by its owner when {@link #needsCompaction()}: it never holds more than twice the styles
 * that cells show (or {@value #MIN_THRESHOLD}).
 */
public final class StyleTable {
    static final int MIN_THRESHOLD = 4096;

    /** Four ints per style: flags, foreground, background, underline colour. */
    private int[] values = new int[4 * 8];

    private int[] slots = new int[16];
    private int size = 1;
    private int threshold = MIN_THRESHOLD;

    /** The index of the style a pen draws. */
    public int intern(Pen pen) {
        return intern(pen.flags(), pen.foreground(), pen.background(), pen.underlineColor());
    }

    /** The index of a style, a new one when it was not seen before. */
    public int intern(int flags, int foreground, int background, int underlineColor) {
        if ((flags | foreground | background | underlineColor) == 0) {
            return 0;
        }
        int mask = slots.length - 1;
        int slot = hash(flags, foreground, background, underlineColor) & mask;
        while (slots[slot] != 0) {
            int at = slots[slot] * 4;
            if (values[at] == flags
                    && values[at + 1] == foreground
                    && values[at + 2] == background
                    && values[at + 3] == underlineColor) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size;
        return append(flags, foreground, background, underlineColor);
    }

    /** Copies a style into a pen. */
    public void read(int style, Pen pen) {
        int at = style * 4;
        pen.set(values[at], values[at + 1], values[at + 2], values[at + 3]);
    }

    /** How many styles there are, the default one included. */
    public int size() {
        return size;
    }

    /** Whether it is time to drop styles that no cell shows any more. */
    public boolean needsCompaction() {
        return size >= threshold;
    }

    /** Keeps the styles marked live; answers the new index of every old one (0 for those dropped). */
    public int[] retain(boolean[] live) {
        int[] renumbered = new int[size];
        int kept = 1;
        for (int old = 1; old < renumbered.length; old++) {
            if (live[old]) {
                System.arraycopy(values, old * 4, values, kept * 4, 4);
                renumbered[old] = kept++;
            }
        }
        size = kept;
        threshold = Math.max(MIN_THRESHOLD, kept * 2);
        values = Arrays.copyOf(values, Math.max(32, kept * 8));
        rehash(values.length / 2);
        return renumbered;
    }

    private int append(int flags, int foreground, int background, int underlineColor) {
        int at = size * 4;
        if (at == values.length) {
            values = Arrays.copyOf(values, at * 2);
        }
        values[at] = flags;
        values[at + 1] = foreground;
        values[at + 2] = background;
        values[at + 3] = underlineColor;
        int style = size++;
        if (size * 2 > slots.length) {
            rehash(slots.length * 2);
        }
        return style;
    }

    private void rehash(int atLeast) {
        slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1)];
        int mask = slots.length - 1;
        for (int style = 1; style < size; style++) {
            int at = style * 4;
            int slot = hash(values[at], values[at + 1], values[at + 2], values[at + 3]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = style;
        }
    }

    private static int hash(int flags, int foreground, int background, int underlineColor) {
        int h = ((flags * 31 + foreground) * 31 + background) * 31 + underlineColor;
        h *= 0x9E3779B1;
        return h ^ (h >>> 15);
    }
}
