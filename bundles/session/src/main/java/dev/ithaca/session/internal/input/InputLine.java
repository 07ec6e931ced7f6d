// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.internal.output.SeenScreen;

/**
 * The line in which a text stood when Enter was sent, and what became of it. Programs that take Enter for a line end put an
 * empty row behind the text; shells that run something silent look just the same, so that this proves nothing.
 */
final class InputLine {
    private final SeenScreen entered;
    private final Echo echo;
    private final Echo.Place place;
    private final int row;

    /** {@code entered} is what was shown when Enter was sent. */
    InputLine(SeenScreen entered, Echo echo) {
        this.entered = entered;
        this.echo = echo;
        this.place = echo.in(entered);
        this.row = place == Echo.Place.NOWHERE ? entered.cursorRow() : echo.row(entered);
    }

    /** What became of the line. */
    enum Fate {
        /** It stands there as it did. */
        STANDS,
        /** Something happened to it that proves nothing. */
        UNCLEAR,
        /** It was taken: it has gone, or was answered. */
        TAKEN
    }

    Fate fate(SeenScreen now) {
        if (now.looksLike(entered)) {
            return Fate.STANDS;
        }
        return place == Echo.Place.NOWHERE ? ofCursor(now) : ofText(now);
    }

    /** The text was seen: look for it with what stood above it, from the newest row up. */
    private Fate ofText(SeenScreen now) {
        String text = entered.line(row);
        for (int i = now.lines().size() - 1; i >= 0; i--) {
            boolean sameAbove = i == 0 || now.line(i - 1).equals(entered.line(row - 1));
            if (!now.line(i).equals(text) || !sameAbove) {
                continue;
            }
            if (stands(now, i)) {
                return Fate.STANDS;
            }
            if (isOpen(now, i)) {
                return Fate.UNCLEAR;
            }
        }
        return Fate.TAKEN;
    }

    private boolean stands(SeenScreen now, int i) {
        boolean sameBelow = now.line(i + 1).equals(entered.line(row + 1));
        boolean wasAtCursor = place == Echo.Place.AT_CURSOR;
        return sameBelow && (!wasAtCursor || echo.in(now) == Echo.Place.AT_CURSOR);
    }

    /** Whether nothing but an empty row, or the mark of one that goes on, came behind the text. */
    private boolean isOpen(SeenScreen now, int i) {
        boolean inserted = now.line(i + 2).equals(entered.line(row + 1));
        return isEmpty(now.line(i + 1), now.line(i)) && (inserted || now.cursorRow() == i + 1);
    }

    /** A row without letters and digits is a new prompt only if the text's own row begins like it. */
    private static boolean isEmpty(String line, String text) {
        String ink = Echo.ink(line);
        boolean words = ink.codePoints().anyMatch(Character::isLetterOrDigit);
        boolean samePrompt = !ink.isEmpty() && Echo.ink(text).startsWith(ink);
        return !words && !samePrompt;
    }

    private boolean isSameAround(SeenScreen now) {
        for (int i = row - 1; i <= row + 1; i++) {
            if (!now.line(i).equals(entered.line(i))) {
                return false;
            }
        }
        return true;
    }

    /** The text was not seen: all that is known is where the cursor stood, and what is around it. */
    private Fate ofCursor(SeenScreen now) {
        String line = entered.line(row);
        boolean cursorStands = now.cursorRow() == row && now.cursorColumn() == entered.cursorColumn();
        if (cursorStands && isSameAround(now)) {
            return Fate.STANDS;
        }
        boolean below = now.cursorRow() == row + 1 && now.line(row).equals(line);
        boolean scrolled =
                now.cursorRow() == row && row > 0 && now.line(row - 1).equals(line);
        boolean empty = isEmpty(now.line(now.cursorRow()), line);
        return (below || scrolled) && empty && isEmpty(now.line(now.cursorRow() + 1), line) ? Fate.UNCLEAR : Fate.TAKEN;
    }
}
