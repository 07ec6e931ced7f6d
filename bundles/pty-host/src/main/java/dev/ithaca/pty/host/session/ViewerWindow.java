// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

/** The window of a viewer: its size, 0 by 0 if it has none, and a number that grows with its last activity. */
public final class ViewerWindow {
    private int rows;
    private int columns;
    private long active;

    boolean sized() {
        return rows > 0 && columns > 0;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    long active() {
        return active;
    }

    void size(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
    }

    void active(long number) {
        active = number;
    }
}
