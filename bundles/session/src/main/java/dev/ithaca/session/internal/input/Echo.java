// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.internal.output.SeenScreen;

/**
 * Finds a typed text on a screen, however the program draws its input line: wrapped, in a box, behind a prompt. White space
 * and lines of boxes are passed over; of a long text its end is looked for.
 */
final class Echo {
    private static final int LONGEST = 64;
    private static final int SHORTEST_ANYWHERE = 3;

    private final String end;
    private final int before;

    /** {@code before} is what was shown right before the text was typed. */
    Echo(String lastLine, SeenScreen before) {
        String ink = ink(lastLine);
        this.end = ink.substring(Math.max(0, ink.length() - LONGEST));
        this.before = count(before);
    }

    /** Where a text is seen. */
    enum Place {
        NOWHERE,
        /** Somewhere, and it was not there before. */
        SHOWN,
        /** Right before the cursor. */
        AT_CURSOR
    }

    Place in(SeenScreen screen) {
        if (end.isEmpty()) {
            return Place.NOWHERE;
        }
        if (isAtCursor(screen)) {
            return Place.AT_CURSOR;
        }
        return end.length() >= SHORTEST_ANYWHERE && count(screen) > before ? Place.SHOWN : Place.NOWHERE;
    }

    /** The row in which the text ends, where it is {@linkplain #in seen}. */
    int row(SeenScreen screen) {
        if (isAtCursor(screen)) {
            boolean wrapped = beforeCursor(screen).isEmpty();
            return wrapped ? screen.cursorRow() - 1 : screen.cursorRow();
        }
        StringBuilder all = new StringBuilder();
        int found = screen.cursorRow();
        for (int row = 0; row < screen.lines().size(); row++) {
            int from = Math.max(0, all.length() - end.length() + 1);
            all.append(ink(screen.line(row)));
            if (all.indexOf(end, from) >= 0) {
                found = row;
            }
        }
        return found;
    }

    private boolean isAtCursor(SeenScreen screen) {
        String ink = beforeCursor(screen);
        if (ink.isEmpty() && !isFull(screen, screen.cursorRow() - 1)) {
            return false;
        }
        int row = screen.cursorRow();
        while (ink.length() < end.length() && --row >= 0) {
            ink = ink(screen.line(row)) + ink;
        }
        return ink.endsWith(end);
    }

    /** Whether a row is full, so that the cursor goes on in the next. */
    private static boolean isFull(SeenScreen screen, int row) {
        String line = screen.line(row);
        return !line.isEmpty() && width(line) >= screen.columns();
    }

    private static String beforeCursor(SeenScreen screen) {
        String line = screen.line(screen.cursorRow());
        int column = 0;
        int at = 0;
        while (at < line.length() && column < screen.cursorColumn()) {
            int point = line.codePointAt(at);
            column += width(point);
            at += Character.charCount(point);
        }
        return ink(line.substring(0, at));
    }

    private static int width(String line) {
        return line.codePoints().map(Echo::width).sum();
    }

    /** Close enough to find a place in a row: a wrong guess costs proof and nothing else. */
    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Character.isIdeographic(point)
                || (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x3041 && point <= 0x33ff)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xff01 && point <= 0xff60)
                || (point >= 0x1f300 && point <= 0x1faff);
        return wide ? 2 : 1;
    }

    private int count(SeenScreen screen) {
        if (end.isEmpty()) {
            return 0;
        }
        StringBuilder all = new StringBuilder();
        screen.lines().forEach(line -> all.append(ink(line)));
        int count = 0;
        for (int at = all.indexOf(end); at >= 0; at = all.indexOf(end, at + 1)) {
            count++;
        }
        return count;
    }

    /** What is left of a text without white space and lines of boxes. */
    static String ink(String text) {
        StringBuilder ink = new StringBuilder(text.length());
        text.codePoints().filter(point -> !isBlank(point)).forEach(ink::appendCodePoint);
        return ink.toString();
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || (point >= 0x2500 && point <= 0x259f)
                || point == '|';
    }
}
