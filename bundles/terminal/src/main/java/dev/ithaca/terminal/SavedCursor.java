// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Pen;

/** What DECSC keeps; a fresh one is what DECRC finds when nothing was saved. */
final class SavedCursor {
    int row;
    int column;
    boolean pendingWrap;
    boolean origin;
    final Pen pen = new Pen();
    final Charsets charsets = new Charsets();

    void reset() {
        row = 0;
        column = 0;
        pendingWrap = false;
        origin = false;
        pen.reset();
        charsets.reset();
    }
}
