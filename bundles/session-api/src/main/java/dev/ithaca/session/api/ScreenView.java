// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.util.List;

/**
 * The screen of a session's terminal at one offset of its output.
 *
 * @param offset the offset: the screen is that after the byte in front of it
 * @param rows height of the terminal at that offset
 * @param columns width of the terminal at that offset
 * @param title the window title, empty if none was set
 * @param alternate whether the alternate screen is shown
 * @param cursorRow row of the cursor, from 0 at the top
 * @param cursorColumn column of the cursor, from 0
 * @param cursorVisible whether the cursor is shown
 * @param history rows that had scrolled off the top, oldest first, as plain text; none while the alternate screen is shown
 * @param lines the rows of the screen as plain text without trailing blanks, exactly {@code rows} of them
 * @param snapshot UTF-8 terminal bytes that show this screen, with attributes, cursor, modes and title, on another
 *     terminal of the same size, whatever that one showed before; they ask nothing of it
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes that are handed on, never compared
public record ScreenView(
        long offset,
        int rows,
        int columns,
        String title,
        boolean alternate,
        int cursorRow,
        int cursorColumn,
        boolean cursorVisible,
        List<String> history,
        List<String> lines,
        byte[] snapshot) {
    /** Copies the lists. */
    public ScreenView {
        history = List.copyOf(history);
        lines = List.copyOf(lines);
    }
}
