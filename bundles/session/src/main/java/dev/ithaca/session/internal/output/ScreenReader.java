// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.terminal.Line;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.util.List;

/**
 * The screen at an offset, as values. With history, reading begins so far back that the wanted rows are in it, at most
 * {@value #MAX_HISTORY_BYTES} bytes.
 */
final class ScreenReader {
    private static final long MAX_HISTORY_BYTES = 16L * 1024 * 1024;

    private final LogReader log;

    ScreenReader(LogReader log) {
        this.log = log;
    }

    ScreenView read(long wanted, int historyRows) throws IOException {
        long start = log.start();
        long end = log.end();
        long offset = wanted == SessionOutput.NOW ? end : Math.min(wanted, end);
        if (offset < start) {
            throw new BytesGoneException(offset, start, LogGapException.REMOVED);
        }
        Terminal terminal = new ScreenBuilder(log, historyRows).build(from(offset, historyRows), offset);
        boolean alternate = terminal.alternateScreen();
        return new ScreenView(
                offset,
                terminal.rows(),
                terminal.columns(),
                terminal.title(),
                alternate,
                terminal.cursorRow(),
                terminal.cursorColumn(),
                terminal.modes().cursorVisible(),
                alternate ? List.of() : texts(terminal.historyLines(historyRows)),
                texts(terminal.screenLines()),
                terminal.snapshot());
    }

    private long from(long offset, int historyRows) throws IOException {
        if (historyRows == 0) {
            return offset;
        }
        long before = log.offsetBeforeLines((long) historyRows + LogRenderer.MOST_ROWS, offset);
        return Math.max(log.start(), Math.max(before, offset - MAX_HISTORY_BYTES));
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
