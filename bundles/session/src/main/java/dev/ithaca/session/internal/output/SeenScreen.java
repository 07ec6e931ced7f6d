// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.terminal.Line;
import dev.ithaca.terminal.Modes;
import dev.ithaca.terminal.Terminal;
import java.util.List;

/**
 * What a human sees of a terminal, and what decides how keys are sent to it.
 *
 * @param offset the screen is that after the byte in front of this offset
 * @param columns width
 * @param lines the rows as plain text without trailing blanks
 * @param alternate whether the alternate screen is shown
 * @param cursorRow row of the cursor, from 0
 * @param cursorColumn column of the cursor, from 0
 * @param modes the modes in force
 */
public record SeenScreen(
        long offset, int columns, List<String> lines, boolean alternate, int cursorRow, int cursorColumn, Modes modes) {
    /** Copies the list. */
    public SeenScreen {
        lines = List.copyOf(lines);
    }

    static SeenScreen of(Terminal terminal, long offset) {
        return new SeenScreen(
                offset,
                terminal.columns(),
                terminal.screenLines().stream().map(Line::text).toList(),
                terminal.alternateScreen(),
                terminal.cursorRow(),
                terminal.cursorColumn(),
                terminal.modes());
    }

    /** Whether both look the same: rows, cursor and which of the two screens; colours and modes do not count. */
    public boolean looksLike(SeenScreen other) {
        return lines.equals(other.lines)
                && alternate == other.alternate
                && cursorRow == other.cursorRow
                && cursorColumn == other.cursorColumn;
    }

    /** A row, empty beyond the edges. */
    public String line(int row) {
        return row < 0 || row >= lines.size() ? "" : lines.get(row);
    }
}
