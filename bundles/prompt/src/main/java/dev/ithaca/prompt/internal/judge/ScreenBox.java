// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;

/**
 * A box that is drawn on a part of the screen.
 *
 * @param top its first row
 * @param bottom its last row
 * @param left its first column
 * @param right its last column
 * @param words what its title and its rows say
 */
record ScreenBox(int top, int bottom, int left, int right, String words) {
    private static final String TOP_LEFT = "┌╭┏╔";
    private static final String TOP_RIGHT = "┐╮┓╗";
    private static final String SIDE = "│┃║├┤┠┨";
    private static final String LINE = "[─━═]+";
    private static final int MARGIN = 2;

    /** The one that was drawn furthest down, of those that do not take the whole width. */
    static Optional<ScreenBox> last(TerminalView view, ScreenEnd end) {
        for (int row = end.last(); row >= 0; row--) {
            String line = end.line(row);
            for (int left = 0; left < line.length(); left++) {
                int right = TOP_LEFT.indexOf(line.charAt(left)) < 0 ? -1 : corner(line, left);
                if (right > 0 && right - left < view.columns() - MARGIN) {
                    Optional<ScreenBox> box = below(end, row, left, right);
                    if (box.isPresent()) {
                        return box;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static int corner(String line, int left) {
        for (int column = left + 1; column < line.length(); column++) {
            if (TOP_RIGHT.indexOf(line.charAt(column)) >= 0) {
                return column;
            }
        }
        return -1;
    }

    private static Optional<ScreenBox> below(ScreenEnd end, int top, int left, int right) {
        StringBuilder words = new StringBuilder(
                end.line(top).substring(left + 1, right).replaceAll(LINE, " ").strip());
        int row = top + 1;
        while (side(end.line(row), left) && side(end.line(row), right)) {
            words.append(' ').append(end.line(row), left + 1, right);
            row++;
        }
        return row > top + 1
                ? Optional.of(new ScreenBox(
                        top,
                        row,
                        left,
                        right,
                        words.toString().replaceAll("\\s+", " ").strip()))
                : Optional.empty();
    }

    private static boolean side(String line, int column) {
        return column < line.length() && SIDE.indexOf(line.charAt(column)) >= 0;
    }

    /** Whether a cell is inside. */
    boolean holds(int row, int column) {
        return row > top && row < bottom && column > left && column < right;
    }
}
