// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.screen;

/**
 * A cell packed into a {@code long}: code point (0 = never written), width flags, and the index of its style in the
 * {@link StyleTable}. Zero is the blank cell in the default style.
 */
public final class Cell {
    /** Set on the left half of a wide character. */
    public static final long WIDE = 1L << 21;
    /** Set on the right half of a wide character; its code point is 0. */
    public static final long TAIL = 1L << 22;

    private static final long CODE_POINT = (1L << 21) - 1;
    private static final int STYLE_SHIFT = 32;

    private Cell() {}

    /** The code point, 0 where nothing was written since the last erase. */
    public static int codePoint(long cell) {
        return (int) (cell & CODE_POINT);
    }

    /** The index of the style. */
    public static int style(long cell) {
        return (int) (cell >>> STYLE_SHIFT);
    }

    /** The bits a style index has in a cell. */
    public static long styleBits(int style) {
        return (long) style << STYLE_SHIFT;
    }

    /** Whether the cell is the right half of a wide character. */
    public static boolean isTail(long cell) {
        return (cell & TAIL) != 0;
    }

    /** Whether the cell is the left half of a wide character. */
    public static boolean isWide(long cell) {
        return (cell & WIDE) != 0;
    }

    /** Whether the cell looks like an empty one in the default style. */
    public static boolean isBlank(long cell) {
        return cell == 0 || cell == ' ';
    }

    /** A space in the cell's style: what remains of half a wide character. */
    static long space(long cell) {
        return styleBits(style(cell)) | ' ';
    }

    /** The cell with another style index. */
    static long withStyle(long cell, int style) {
        return (cell & ((1L << STYLE_SHIFT) - 1)) | styleBits(style);
    }
}
