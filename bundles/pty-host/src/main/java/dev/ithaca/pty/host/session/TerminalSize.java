// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

/** The size of a terminal, and the limits that keep its screen in bounds. */
public record TerminalSize(int rows, int columns) {
    private static final int MOST_ROWS = 1000;
    private static final int MOST_COLUMNS = 4000;

    /** Whether a request for this size is carried out. */
    public static boolean allowed(int rows, int columns) {
        return rows >= 1 && rows <= MOST_ROWS && columns >= 1 && columns <= MOST_COLUMNS;
    }

    /** What to tell who asked for another. */
    public static String limits(int rows, int columns) {
        return "size " + rows + "x" + columns + " refused: 1 to " + MOST_ROWS + " rows and 1 to " + MOST_COLUMNS
                + " columns are possible";
    }
}
