// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.screen;

/**
 * The attributes that SGR sets. A colour is 0 (default), {@link #INDEXED}{@code | index} or {@link #RGB}{@code | rgb}.
 */
public final class Pen {
    public static final int BOLD = 1;
    public static final int DIM = 1 << 1;
    public static final int ITALIC = 1 << 2;
    public static final int BLINK = 1 << 3;
    public static final int INVERSE = 1 << 4;
    public static final int HIDDEN = 1 << 5;
    public static final int STRIKE = 1 << 6;
    public static final int OVERLINE = 1 << 7;
    /** Underline style 0 (none) to 5 (dashed), as in {@code SGR 4:n}. */
    public static final int UNDERLINE_SHIFT = 8;

    public static final int UNDERLINE_MASK = 7 << UNDERLINE_SHIFT;
    /** Every flag there is. */
    public static final int FLAGS_MASK = (1 << 11) - 1;

    public static final int INDEXED = 1 << 24;
    public static final int RGB = 2 << 24;

    private int flags;
    private int foreground;
    private int background;
    private int underlineColor;

    public int flags() {
        return flags;
    }

    public int foreground() {
        return foreground;
    }

    public int background() {
        return background;
    }

    public int underlineColor() {
        return underlineColor;
    }

    public void flags(int value) {
        flags = value;
    }

    public void foreground(int color) {
        foreground = color;
    }

    public void background(int color) {
        background = color;
    }

    public void underlineColor(int color) {
        underlineColor = color;
    }

    /** Turns flags on. */
    public void add(int mask) {
        flags |= mask;
    }

    /** Turns flags off. */
    public void remove(int mask) {
        flags &= ~mask;
    }

    /** Sets the underline style, 0 to 5. */
    public void underline(int style) {
        flags = (flags & ~UNDERLINE_MASK) | (style << UNDERLINE_SHIFT);
    }

    /** Back to the default style. */
    public void reset() {
        set(0, 0, 0, 0);
    }

    /** Sets everything at once. */
    public void set(int newFlags, int newForeground, int newBackground, int newUnderlineColor) {
        flags = newFlags;
        foreground = newForeground;
        background = newBackground;
        underlineColor = newUnderlineColor;
    }

    /** Takes the attributes of another pen. */
    public void set(Pen other) {
        set(other.flags, other.foreground, other.background, other.underlineColor);
    }

    /** Whether two pens draw alike. */
    public boolean sameAs(Pen other) {
        return flags == other.flags
                && foreground == other.foreground
                && background == other.background
                && underlineColor == other.underlineColor;
    }
}
