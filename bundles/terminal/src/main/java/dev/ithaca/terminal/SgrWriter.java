// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Pen;

/** Writes the shortest sensible SGR sequence from one style to another. */
final class SgrWriter {
    private static final int[] FLAG_CODES = {1, 2, 3, 5, 7, 8, 9, 53};

    private SgrWriter() {}

    /** Appends what turns one pen into the other, nothing if they draw alike. */
    static void change(Pen from, Pen to, StringBuilder out) {
        if (from.sameAs(to)) {
            return;
        }
        int start = out.length();
        out.append("\u001b[");
        int parameters = out.length();
        int flags = from.flags();
        int foreground = from.foreground();
        int background = from.background();
        int underlineColor = from.underlineColor();
        if (removes(from, to)) {
            flags = 0;
            foreground = 0;
            background = 0;
            underlineColor = 0;
            out.append(isDefault(to) ? ";" : "0;");
        }
        flags(flags, to.flags(), out);
        if (foreground != to.foreground()) {
            color(to.foreground(), 30, out);
        }
        if (background != to.background()) {
            color(to.background(), 40, out);
        }
        if (underlineColor != to.underlineColor()) {
            color(to.underlineColor(), 50, out);
        }
        if (out.length() > parameters) {
            out.setCharAt(out.length() - 1, 'm');
        } else {
            out.setLength(start);
        }
    }

    /** The parameters that set a style from scratch, as DECRQSS reports them. */
    static String parameters(Pen pen) {
        StringBuilder out = new StringBuilder("0;");
        flags(0, pen.flags(), out);
        if (pen.foreground() != 0) {
            color(pen.foreground(), 30, out);
        }
        if (pen.background() != 0) {
            color(pen.background(), 40, out);
        }
        if (pen.underlineColor() != 0) {
            color(pen.underlineColor(), 50, out);
        }
        return out.substring(0, out.length() - 1);
    }

    private static boolean removes(Pen from, Pen to) {
        boolean flagRemoved = (from.flags() & ~to.flags() & ~Pen.UNDERLINE_MASK) != 0;
        boolean underlineRemoved = (from.flags() & Pen.UNDERLINE_MASK) != 0 && (to.flags() & Pen.UNDERLINE_MASK) == 0;
        return flagRemoved || underlineRemoved || isDefault(to);
    }

    private static boolean isDefault(Pen pen) {
        return (pen.flags() | pen.foreground() | pen.background() | pen.underlineColor()) == 0;
    }

    private static void flags(int from, int to, StringBuilder out) {
        for (int i = 0; i < FLAG_CODES.length; i++) {
            if ((to & ~from & (1 << i)) != 0) {
                out.append(FLAG_CODES[i]).append(';');
            }
        }
        int underline = to & Pen.UNDERLINE_MASK;
        if (underline != 0 && underline != (from & Pen.UNDERLINE_MASK)) {
            int style = underline >> Pen.UNDERLINE_SHIFT;
            out.append(style == 1 ? "4" : "4:" + style).append(';');
        }
    }

    private static void color(int color, int base, StringBuilder out) {
        if (color == 0) {
            out.append(base + 9);
        } else if ((color & Pen.RGB) != 0) {
            char separator = base == 50 ? ':' : ';';
            out.append(base + 8).append(separator).append(2).append(separator);
            if (base == 50) {
                out.append(separator);
            }
            out.append((color >> 16) & 0xFF).append(separator);
            out.append((color >> 8) & 0xFF).append(separator).append(color & 0xFF);
        } else {
            indexed(color & 0xFF, base, out);
        }
        out.append(';');
    }

    private static void indexed(int index, int base, StringBuilder out) {
        if (base == 50) {
            out.append("58:5:").append(index);
        } else if (index < 8) {
            out.append(base + index);
        } else if (index < 16) {
            out.append(base + 60 + index - 8);
        } else {
            out.append(base + 8).append(";5;").append(index);
        }
    }
}
