// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.parser.Parameters;
import dev.ithaca.terminal.screen.Pen;

/** SGR: colours and attributes, with semicolons or colons. */
final class SgrHandler {
    private static final int DASHED = 5;

    private final Pen pen;

    SgrHandler(Pen pen) {
        this.pen = pen;
    }

    void apply(Parameters p) {
        if (p.count() == 0) {
            pen.reset();
        }
        int i = 0;
        while (i < p.count()) {
            int code = p.get(i, 0);
            int next = i + 1;
            while (next < p.count() && p.joined(next)) {
                next++;
            }
            if (code == 38 || code == 48 || code == 58) {
                i = color(p, i, next, code);
            } else {
                attribute(p, i, next, code);
                i = next;
            }
        }
    }

    private void attribute(Parameters p, int at, int next, int code) {
        if (code >= 30 && code <= 37) {
            pen.foreground(Pen.INDEXED | (code - 30));
        } else if (code >= 40 && code <= 47) {
            pen.background(Pen.INDEXED | (code - 40));
        } else if (code >= 90 && code <= 97) {
            pen.foreground(Pen.INDEXED | (code - 90 + 8));
        } else if (code >= 100 && code <= 107) {
            pen.background(Pen.INDEXED | (code - 100 + 8));
        } else if (code == 4) {
            int style = next > at + 1 ? p.get(at + 1, 1) : 1;
            pen.underline(style <= DASHED ? style : 1);
        } else {
            simple(code);
        }
    }

    private void simple(int code) {
        switch (code) {
            case 0 -> pen.reset();
            case 1 -> pen.add(Pen.BOLD);
            case 2 -> pen.add(Pen.DIM);
            case 3 -> pen.add(Pen.ITALIC);
            case 5, 6 -> pen.add(Pen.BLINK);
            case 7 -> pen.add(Pen.INVERSE);
            case 8 -> pen.add(Pen.HIDDEN);
            case 9 -> pen.add(Pen.STRIKE);
            case 21 -> pen.underline(2);
            case 22 -> pen.remove(Pen.BOLD | Pen.DIM);
            case 23 -> pen.remove(Pen.ITALIC);
            case 24 -> pen.underline(0);
            case 25 -> pen.remove(Pen.BLINK);
            case 27 -> pen.remove(Pen.INVERSE);
            case 28 -> pen.remove(Pen.HIDDEN);
            case 29 -> pen.remove(Pen.STRIKE);
            case 39 -> pen.foreground(0);
            case 49 -> pen.background(0);
            case 53 -> pen.add(Pen.OVERLINE);
            case 55 -> pen.remove(Pen.OVERLINE);
            case 59 -> pen.underlineColor(0);
            default -> {
                // Fonts, ideogram marks and the like are not shown by terminals.
            }
        }
    }

    /** {@code 38;5;n}, {@code 38;2;r;g;b}, {@code 38:5:n}, {@code 38:2:r:g:b} or {@code 38:2:space:r:g:b}. */
    private int color(Parameters p, int at, int next, int code) {
        boolean colons = next > at + 1;
        int kind = p.get(at + 1, 0);
        if (kind == 5) {
            setColor(code, Pen.INDEXED | (p.get(at + 2, 0) & 0xFF));
            return colons ? next : at + 3;
        }
        if (kind == 2) {
            int first = colons && next - at > 5 ? at + 3 : at + 2;
            int rgb = component(p, first) << 16 | component(p, first + 1) << 8 | component(p, first + 2);
            setColor(code, Pen.RGB | rgb);
            return colons ? next : at + 5;
        }
        return colons ? next : at + 2;
    }

    private static int component(Parameters p, int index) {
        return Math.min(255, p.get(index, 0));
    }

    private void setColor(int code, int color) {
        switch (code) {
            case 38 -> pen.foreground(color);
            case 48 -> pen.background(color);
            default -> pen.underlineColor(color);
        }
    }
}
