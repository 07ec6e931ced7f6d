// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Cell;
import dev.ithaca.terminal.screen.History;
import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.Screen;
import dev.ithaca.terminal.screen.StyleTable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything a terminal remembers but the parser's position, and the operations that several sequences share. Fields are
 * open to this package: the handlers are one state machine cut into files.
 */
final class VtState {
    final StyleTable styles = new StyleTable();
    final ModeState modes = new ModeState();
    final Charsets charsets = new Charsets();
    final Titles titles = new Titles();
    final Pen pen = new Pen();
    final AlternateFrames frames = new AlternateFrames();
    final SavedCursor mainSaved = new SavedCursor();
    final SavedCursor alternateSaved = new SavedCursor();
    final KeyboardFlags mainKeyboard = new KeyboardFlags();
    final KeyboardFlags alternateKeyboard = new KeyboardFlags();
    final History history;
    final TabStops tabs;
    final Screen main;

    @Nullable
    Screen alternate;
    /** The one of the two that is shown and written to. */
    Screen screen;

    int rows;
    int columns;
    int row;
    int column;
    /** The last column was written: the next character goes to the next row first. */
    boolean pendingWrap;
    /** The scroll region, both inclusive. */
    int top;

    int bottom;
    /** The last character printed, for REP; 0 if there is none to repeat. */
    int lastCharacter;
    /** The pen as cell bits, and the blank cell that erasing with its background leaves. */
    long style;

    long fill;

    VtState(int rows, int columns, int scrollback) {
        this.rows = rows;
        this.columns = columns;
        this.history = new History(scrollback);
        this.tabs = new TabStops(columns);
        this.main = new Screen(rows, columns);
        this.screen = main;
        this.bottom = rows - 1;
    }

    boolean onAlternate() {
        return screen != main;
    }

    Row currentRow() {
        return screen.row(row);
    }

    SavedCursor saved() {
        return onAlternate() ? alternateSaved : mainSaved;
    }

    KeyboardFlags keyboard() {
        return onAlternate() ? alternateKeyboard : mainKeyboard;
    }

    /** The pen changed. */
    void penChanged() {
        if (styles.needsCompaction()) {
            compactStyles();
        }
        style = Cell.styleBits(styles.intern(pen));
        fill = pen.background() == 0 ? 0 : Cell.styleBits(styles.intern(0, 0, pen.background(), 0));
    }

    private void compactStyles() {
        boolean[] live = new boolean[styles.size()];
        forEachRow(r -> r.markStyles(live));
        int[] renumbered = styles.retain(live);
        forEachRow(r -> r.renumberStyles(renumbered));
    }

    private void forEachRow(Consumer<Row> visitor) {
        main.forEach(visitor);
        if (alternate != null) {
            alternate.forEach(visitor);
        }
        history.forEachStyled(visitor);
        frames.forEach(visitor);
    }

    /** Moves the cursor, cut at the edges of the screen. */
    void moveTo(int newRow, int newColumn) {
        row = Math.max(0, Math.min(rows - 1, newRow));
        column = Math.max(0, Math.min(columns - 1, newColumn));
        pendingWrap = false;
    }

    /** Moves the cursor to a position that counts from the scroll region's top in origin mode. */
    void moveToAddressed(int newRow, int newColumn) {
        if (modes.on(Mode.ORIGIN)) {
            moveTo(Math.min(bottom, top + Math.max(0, newRow)), newColumn);
        } else {
            moveTo(newRow, newColumn);
        }
    }

    void lineFeed() {
        if (row == bottom) {
            scrollUp(1);
        } else if (row < rows - 1) {
            row++;
        }
        pendingWrap = false;
    }

    void reverseLineFeed() {
        if (row == top) {
            scrollDown(1);
        } else if (row > 0) {
            row--;
        }
        pendingWrap = false;
    }

    /** The text goes on in the next row. */
    void wrap() {
        currentRow().wrapped(true);
        lineFeed();
        column = 0;
    }

    void scrollUp(int count) {
        boolean kept = top == 0 && !onAlternate() && history.limit() > 0;
        screen.scrollUp(top, bottom, count, fill, kept ? history : null);
    }

    void scrollDown(int count) {
        screen.scrollDown(top, bottom, count, fill);
    }

    void setRegion(int newTop, int newBottom) {
        top = newTop;
        bottom = newBottom;
    }

    void saveCursor() {
        SavedCursor saved = saved();
        saved.row = row;
        saved.column = column;
        saved.pendingWrap = pendingWrap;
        saved.origin = modes.on(Mode.ORIGIN);
        saved.pen.set(pen);
        saved.charsets.set(charsets);
        saved.charsets.singleShift(0);
    }

    void restoreCursor() {
        SavedCursor saved = saved();
        modes.set(Mode.ORIGIN, saved.origin);
        pen.set(saved.pen);
        penChanged();
        charsets.set(saved.charsets);
        int first = saved.origin ? top : 0;
        int last = saved.origin ? bottom : rows - 1;
        moveTo(Math.max(first, Math.min(last, saved.row)), saved.column);
        pendingWrap = saved.pendingWrap && column == columns - 1 && modes.on(Mode.AUTOWRAP);
    }

    /** Shows the alternate screen. */
    void enterAlternate(boolean clear) {
        if (!onAlternate()) {
            frames.entered();
            Screen other = alternate;
            if (other == null) {
                other = new Screen(rows, columns);
                alternate = other;
            }
            screen = other;
        }
        if (clear) {
            clearScreen();
        }
    }

    /** Shows the main screen again; {@code clear} forgets what the alternate one shows. */
    void leaveAlternate(boolean clear) {
        if (onAlternate()) {
            frames.leaving(screen);
            screen = main;
            if (clear) {
                alternate = null;
            }
        }
    }

    /** Blanks the whole screen that is shown. */
    void clearScreen() {
        if (onAlternate()) {
            frames.clearing(screen);
        }
        screen.clear(0, rows, fill);
    }

    /** DECSTR. */
    void softReset() {
        modes.softReset();
        setRegion(0, rows - 1);
        pen.reset();
        penChanged();
        charsets.reset();
        saved().reset();
        keyboard().reset();
        pendingWrap = false;
    }

    /** RIS. */
    void reset() {
        leaveAlternate(true);
        modes.reset();
        setRegion(0, rows - 1);
        pen.reset();
        penChanged();
        charsets.reset();
        mainSaved.reset();
        alternateSaved.reset();
        mainKeyboard.reset();
        alternateKeyboard.reset();
        tabs.reset();
        titles.reset();
        history.clear();
        main.clear(0, rows, 0);
        moveTo(0, 0);
        lastCharacter = 0;
    }
}
