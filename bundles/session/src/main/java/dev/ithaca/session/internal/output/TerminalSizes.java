// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.log.LogEvent;
import dev.ithaca.session.log.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sizes that a terminal had, each from its offset on; goes forward only. */
final class TerminalSizes {
    private static final int DEFAULT_ROWS = 24;
    private static final int DEFAULT_COLUMNS = 80;
    private static final int MAX_SIZE = 0xffff;

    private final List<Size> sizes;
    private Size current = new Size(0, DEFAULT_ROWS, DEFAULT_COLUMNS);
    private int next;

    private TerminalSizes(List<Size> sizes) {
        this.sizes = sizes;
    }

    /**
     * A size and where it began.
     *
     * @param offset from here on
     * @param rows height
     * @param columns width
     */
    record Size(long offset, int rows, int columns) {
        boolean sameAs(int otherRows, int otherColumns) {
            return rows == otherRows && columns == otherColumns;
        }
    }

    /** The sizes that a log knows of. */
    static TerminalSizes of(LogReader log) throws IOException {
        List<Size> sizes = new ArrayList<>();
        Size before = new Size(0, DEFAULT_ROWS, DEFAULT_COLUMNS);
        for (LogEvent event : log.events("started", "resized")) {
            before = new Size(
                    event.offset(), number(event, "rows", before.rows()), number(event, "columns", before.columns()));
            sizes.add(before);
        }
        return new TerminalSizes(sizes);
    }

    /** How wide the terminal was at an offset not before that of the last call. */
    int columnsAt(long offset) {
        return at(offset).columns();
    }

    /** The size at an offset; goes there. */
    Size at(long offset) {
        while (change(offset) != null) {
            // Only the last counts.
        }
        return current;
    }

    /** The next change up to an offset, or null; each is returned once. */
    @Nullable
    Size change(long offset) {
        if (next == sizes.size() || sizes.get(next).offset() > offset) {
            return null;
        }
        current = sizes.get(next++);
        return current;
    }

    /**
     * Goes to where a terminal had a size at an offset. Changes that a silent program saw at one offset come in their order;
     * those up to the given size have been made.
     */
    void goTo(long offset, int rows, int columns) {
        at(offset - 1);
        int made = next;
        for (int i = next; i < sizes.size() && sizes.get(i).offset() <= offset; i++) {
            if (sizes.get(i).sameAs(rows, columns)) {
                made = i + 1;
            }
        }
        next = made;
        current = new Size(offset, rows, columns);
    }

    /** Where the size changes next. */
    long nextChange() {
        return next == sizes.size() ? Long.MAX_VALUE : sizes.get(next).offset();
    }

    private static int number(LogEvent event, String field, int otherwise) {
        try {
            int value = Integer.parseInt(event.fields().getOrDefault(field, "0"));
            return value >= 1 && value <= MAX_SIZE ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
