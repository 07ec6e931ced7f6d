// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Screen;

/**
 * Changes the size of both screens. Columns are cut or added, nothing is reflowed: the program hears of the new size and
 * redraws. The main screen keeps its text in place relative to the cursor: shrinking gives up blank rows below it
 * first and then moves rows at the top into the scrollback, growing brings them back.
 */
final class Resizer {
    private final VtState state;

    Resizer(VtState state) {
        this.state = state;
    }

    void resize(int rows, int columns) {
        if (rows == state.rows && columns == state.columns) {
            return;
        }
        int mainCursor = state.onAlternate() ? state.mainSaved.row : state.row;
        int moved = resizeMain(rows, columns, mainCursor);
        Screen alternate = state.alternate;
        if (alternate != null) {
            alternate.setColumns(columns);
            alternate.setHeight(rows);
        }
        state.rows = rows;
        state.columns = columns;
        state.tabs.resize(columns);
        state.setRegion(0, rows - 1);
        move(state.mainSaved, moved);
        move(state.alternateSaved, 0);
        state.moveTo(state.onAlternate() ? state.row : state.row + moved, state.column);
    }

    private void move(SavedCursor saved, int by) {
        saved.row = Math.max(0, Math.min(state.rows - 1, saved.row + by));
        saved.column = Math.min(state.columns - 1, saved.column);
        saved.pendingWrap = false;
    }

    /** Answers by how many rows the text moved down. */
    private int resizeMain(int rows, int columns, int cursorRow) {
        Screen main = state.main;
        main.setColumns(columns);
        int change = rows - main.height();
        if (change > 0) {
            int pulled = Math.min(change, state.history.size());
            main.pull(state.history, pulled);
            main.setHeight(rows);
            return pulled;
        }
        int needed = Math.max(cursorRow, main.lastVisible()) + 1;
        int pushed = Math.max(0, Math.min(needed, main.height()) - rows);
        if (pushed > 0) {
            main.scrollUp(0, main.height() - 1, pushed, 0, state.history);
        }
        main.setHeight(rows);
        return -pushed;
    }
}
