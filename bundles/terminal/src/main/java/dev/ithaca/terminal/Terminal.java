// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.parser.VtParser;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The screen of an xterm-256color without a window. Not thread safe.
 *
 * <p>Whatever bytes come, at whatever split, are taken without an exception. Positions are 0-based. Sizes are cut to
 * {@value #MAX_ROWS} rows, {@value #MAX_COLUMNS} columns and {@value #MAX_CELLS} cells.
 */
public final class Terminal {
    /** The most rows a terminal has. */
    public static final int MAX_ROWS = 4096;
    /** The most columns a terminal has. */
    public static final int MAX_COLUMNS = 65_535;
    /** The most cells a screen has; columns give way. */
    public static final int MAX_CELLS = 1 << 22;

    private final VtParser parser = new VtParser();
    private final VtState state;
    private final Emulator emulator;

    /**
     * A terminal as after power-on.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param scrollbackRows how many rows that scroll off the main screen are kept; 0 for none
     * @throws IllegalArgumentException if a size is out of range
     */
    public Terminal(int rows, int columns, int scrollbackRows) {
        this(new VtState(height(rows), width(rows, columns), scrollback(scrollbackRows)));
    }

    private Terminal(VtState state) {
        this.state = state;
        this.emulator = new Emulator(state);
    }

    static int height(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows: " + rows);
        }
        return Math.min(rows, MAX_ROWS);
    }

    static int width(int rows, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("columns: " + columns);
        }
        return Math.min(Math.min(columns, MAX_COLUMNS), MAX_CELLS / height(rows));
    }

    private static int scrollback(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("scrollbackRows: " + rows);
        }
        return rows;
    }

    /** Takes output of the program. */
    public void feed(byte[] bytes, int offset, int length) {
        parser.feed(bytes, offset, length, emulator);
    }

    /** Takes output of the program. */
    public void feed(byte[] bytes) {
        feed(bytes, 0, bytes.length);
    }

    /**
     * Changes the size. Nothing is reflowed. The main screen gives rows to the scrollback when it shrinks and takes them
     * back when it grows; the alternate screen is cut and extended at the bottom. The scroll region becomes the screen.
     */
    public void resize(int rows, int columns) {
        new Resizer(state).resize(height(rows), width(rows, columns));
    }

    /** The height in rows. */
    public int rows() {
        return state.rows;
    }

    /** The width in columns. */
    public int columns() {
        return state.columns;
    }

    /** The row of the cursor, from 0 at the top. */
    public int cursorRow() {
        return state.row;
    }

    /** The column of the cursor, from 0; the last one also while a wrap is pending. */
    public int cursorColumn() {
        return state.column;
    }

    /** Whether the alternate screen is shown. */
    public boolean alternateScreen() {
        return state.onAlternate();
    }

    /** The window title, empty if none was set. */
    public String title() {
        return state.titles.current();
    }

    /** The modes at this moment. */
    public Modes modes() {
        return state.modes.snapshot(state.keyboard().current());
    }

    /** How many rows the scrollback holds now. */
    public int scrollbackSize() {
        return state.history.size();
    }

    /**
     * Bytes that show this screen on another terminal of the same size, whatever that one showed before: text and
     * attributes, the alternate screen and the main one beneath it, scroll region, tab stops, cursors, modes, title.
     * They ask nothing of that terminal.
     */
    public byte[] snapshot() {
        return new SnapshotWriter(state).write();
    }

    /**
     * The exact state, without the scrollback, for {@link #restore}: also in the middle of a sequence or a character.
     * The size is bounded by that of the screens.
     */
    public byte[] checkpoint() {
        return CheckpointWriter.write(state, parser);
    }

    /**
     * A terminal as it was at a {@linkplain #checkpoint() checkpoint}, with an empty scrollback.
     *
     * @throws IllegalArgumentException if the bytes are no checkpoint, or damaged, or of an unknown version
     */
    public static Terminal restore(byte[] checkpoint, int scrollbackRows) {
        CheckpointReader reader = new CheckpointReader(checkpoint);
        return reader.read(size -> new Terminal(size.rows(), size.columns(), scrollbackRows));
    }

    /**
     * The main screen with its scrollback as logical lines, oldest first, also while the alternate screen is shown. Empty
     * rows after the last text are left out, as is the cursor's own row when it is empty.
     */
    public List<Line> lines() {
        return lines(Integer.MAX_VALUE);
    }

    /** The last lines of {@link #lines()}, at most {@code max}, without making the others. */
    public List<Line> lines(int max) {
        int end = mainEnd();
        int history = state.history.size();
        int total = history + end;
        int first = total;
        for (int wanted = max; first > 0 && wanted > 0; wanted--) {
            first--;
            while (first > 0 && mainRow(first - 1).wrapped()) {
                first--;
            }
        }
        LineBuilder builder = new LineBuilder(state.styles);
        List<Line> lines = new ArrayList<>();
        for (int i = first; i < total; i++) {
            builder.add(mainRow(i), lines);
        }
        builder.flush(lines);
        return lines;
    }

    /** The last rows that left the main screen at its top, at most {@code max}, oldest first, one line each. */
    public List<Line> historyLines(int max) {
        int size = state.history.size();
        List<Line> lines = new ArrayList<>();
        LineBuilder builder = new LineBuilder(state.styles);
        for (int i = Math.max(0, size - max); i < size; i++) {
            builder.add(state.history.get(i), lines);
            builder.flush(lines);
        }
        return lines;
    }

    private Row mainRow(int index) {
        int history = state.history.size();
        return index < history ? state.history.get(index) : state.main.row(index - history);
    }

    /** Rows of the main screen up to the last that counts. */
    private int mainEnd() {
        int above = state.onAlternate() ? 0 : state.row;
        return Math.max(above, state.main.lastVisible() + 1);
    }

    /** The rows that are shown, one line each, {@link #rows()} of them. */
    public List<Line> screenLines() {
        List<Line> lines = new ArrayList<>(state.rows);
        LineBuilder builder = new LineBuilder(state.styles);
        state.screen.forEach(row -> {
            builder.add(row, lines);
            builder.flush(lines);
        });
        return lines;
    }

    /**
     * What the alternate screen showed last before a program left it, one line a row; if it was cleared just before, what
     * it showed before that. Empty if it was never left or never showed anything.
     */
    public Optional<List<Line>> lastAlternateFrame() {
        Row @Nullable [] frame = state.frames.left();
        if (frame == null) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>(frame.length);
        LineBuilder builder = new LineBuilder(state.styles);
        for (Row row : frame) {
            builder.add(row, lines);
            builder.flush(lines);
        }
        return Optional.of(lines);
    }

    VtState state() {
        return state;
    }

    VtParser parser() {
        return parser;
    }

    /** The screen that is shown. */
    Screen screen() {
        return state.screen;
    }
}
