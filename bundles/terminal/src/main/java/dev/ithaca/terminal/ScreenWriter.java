// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Cell;
import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.Screen;
import java.util.Objects;

/**
 * Writes the rows of a screen onto an empty one, in few bytes: empty stretches are skipped, coloured ones erased, rows
 * that were wrapped are wrapped again.
 */
final class ScreenWriter {
    private static final int SKIP_FROM = 5;
    private static final int ERASE_FROM = 9;

    private final VtState state;
    private final StringBuilder out;
    /** The pen of the terminal that reads. */
    private final Pen current = new Pen();

    private final Pen wanted = new Pen();
    private final Blanks blanks;
    private int row;
    private int column;
    private boolean pendingWrap;

    ScreenWriter(VtState state, StringBuilder out) {
        this.state = state;
        this.out = out;
        this.blanks = new Blanks(state.styles);
    }

    /** Writes a screen; the reader's is empty, its pen the default one. Leaves the pen at the default. */
    void write(Screen screen) {
        csi().append('H');
        row = 0;
        column = 0;
        pendingWrap = false;
        for (int r = 0; r < screen.height(); r++) {
            boolean joined = r > 0 && row == r - 1 && screen.row(r - 1).wrapped() && continues(screen.row(r));
            int end = end(screen.row(r), joined);
            if (end > 0) {
                if (!joined) {
                    toRow(r);
                }
                row = r;
                column = 0;
                pendingWrap = false;
                row(screen.row(r), end, joined);
            }
        }
        pen(new Pen());
    }

    /** Sets the reader's pen. */
    void pen(Pen pen) {
        SgrWriter.change(current, pen, out);
        current.set(pen);
    }

    /** Places the cursor; a pending wrap comes about by writing the last column once more. */
    void cursor(Screen screen, int toRow, int toColumn, int originRow, boolean pending) {
        int at = toColumn;
        Row line = screen.row(toRow);
        if (pending && Cell.isTail(line.cell(at))) {
            at--;
        }
        csi().append(toRow - originRow + 1).append(';').append(at + 1).append('H');
        if (pending) {
            character(line, at);
        }
    }

    private boolean continues(Row next) {
        if (pendingWrap) {
            return true;
        }
        long first = next.cell(0);
        return column == state.columns - 1 && Cell.isWide(first) && Cell.style(first) == 0 && sameAsDefault();
    }

    private boolean sameAsDefault() {
        return current.sameAs(new Pen());
    }

    private int end(Row line, boolean joined) {
        int end = line.wrapped() ? line.used() : blanks.visibleEnd(line);
        return Math.max(end, joined ? 1 : 0);
    }

    private void toRow(int r) {
        if (r == row + 1) {
            out.append("\r\n");
        } else if (r != row) {
            csi().append(r + 1).append('H');
        }
    }

    private void row(Row line, int end, boolean joined) {
        int at = 0;
        if (joined) {
            at = character(line, 0);
        }
        while (at < end) {
            int blanks = blanks(line, at, end);
            at = blanks > 0 ? blank(line, at, blanks) : character(line, at);
        }
        column = at;
    }

    /** How many cells from here on are empty in one background. */
    private int blanks(Row line, int from, int end) {
        int style = Cell.style(line.cell(from));
        if (!emptyLooking(line, from, style)) {
            return 0;
        }
        int at = from;
        while (at < end && emptyLooking(line, at, style)) {
            at++;
        }
        return at - from;
    }

    private boolean emptyLooking(Row line, int at, int style) {
        return Cell.style(line.cell(at)) == style && blanks.plain(line, at);
    }

    private int blank(Row line, int at, int count) {
        state.styles.read(Cell.style(line.cell(at)), wanted);
        boolean colored = wanted.background() != 0;
        wanted.set(0, 0, wanted.background(), 0);
        boolean reachesWrap = line.wrapped() && at + count == state.columns;
        if (!colored && count >= SKIP_FROM && !reachesWrap) {
            csi().append(count).append('C');
        } else if (colored && at + count == state.columns && !reachesWrap) {
            pen(wanted);
            csi().append('K');
        } else if (colored && count >= ERASE_FROM && at + count < state.columns) {
            pen(wanted);
            csi().append(count).append('X');
            csi().append(count).append('C');
        } else {
            pen(wanted);
            out.append(" ".repeat(count));
            pendingWrap = at + count == state.columns;
        }
        return at + count;
    }

    private int character(Row line, int at) {
        long cell = line.cell(at);
        state.styles.read(Cell.style(cell), wanted);
        pen(wanted);
        out.appendCodePoint(Cell.codePoint(cell) == 0 ? ' ' : Cell.codePoint(cell));
        out.append(Objects.requireNonNullElse(line.marks(at), ""));
        int next = at + (Cell.isWide(cell) ? 2 : 1);
        pendingWrap = next == state.columns;
        return next;
    }

    private StringBuilder csi() {
        return out.append("\u001b[");
    }
}
