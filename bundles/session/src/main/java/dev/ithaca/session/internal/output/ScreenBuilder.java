// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.log.Checkpoint;
import dev.ithaca.session.log.LogEvent;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Rebuilds the screen that a log leads to: from the nearest checkpoint at or before the point where it shall begin, with each
 * change of size applied at its own offset. A gap is stepped over, as a terminal would that lost the bytes.
 */
final class ScreenBuilder {
    private static final int CHUNK = 64 * 1024;
    private static final int DEFAULT_ROWS = 24;
    private static final int DEFAULT_COLUMNS = 80;
    private static final int MAX_SIZE = 0xffff;

    private final LogReader log;
    private final int scrollback;

    ScreenBuilder(LogReader log, int scrollback) {
        this.log = log;
        this.scrollback = scrollback;
    }

    /**
     * @param from where reading may begin at the latest
     * @param to where the screen is wanted
     */
    Terminal build(long from, long to) throws IOException {
        Optional<Checkpoint> nearest = log.checkpointAtOrBefore(from);
        Deque<LogEvent> resizes = new ArrayDeque<>(log.events("started", "resized"));
        Terminal terminal;
        long offset;
        if (nearest.isPresent()) {
            offset = nearest.get().offset();
            terminal = Terminal.restore(nearest.get().state(), scrollback);
            while (!resizes.isEmpty() && resizes.peek().offset() <= offset) {
                // The checkpoint has the size of its offset already.
                resizes.remove();
            }
            resize(terminal, nearest.get().rows(), nearest.get().columns());
        } else {
            offset = log.start();
            terminal = new Terminal(DEFAULT_ROWS, DEFAULT_COLUMNS, scrollback);
        }
        feed(terminal, offset, to, resizes);
        return terminal;
    }

    private void feed(Terminal terminal, long from, long to, Deque<LogEvent> resizes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long offset = from;
        while (true) {
            while (!resizes.isEmpty() && resizes.peek().offset() <= offset) {
                LogEvent resize = resizes.remove();
                resize(terminal, size(resize, "rows", terminal.rows()), size(resize, "columns", terminal.columns()));
            }
            long until = resizes.isEmpty() ? to : Math.min(to, resizes.peek().offset());
            if (offset >= to) {
                return;
            }
            chunk.clear().limit((int) Math.min(CHUNK, until - offset));
            try {
                int count = log.read(offset, chunk);
                if (count <= 0) {
                    return;
                }
                terminal.feed(chunk.array(), 0, count);
                offset += count;
            } catch (LogGapException gap) {
                offset = Math.max(offset + 1, Math.min(gap.resumeAt(), to));
            }
        }
    }

    private static int size(LogEvent event, String field, int otherwise) {
        try {
            int value = Integer.parseInt(event.fields().getOrDefault(field, "0"));
            return value >= 1 && value <= MAX_SIZE ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static void resize(Terminal terminal, int rows, int columns) {
        if (terminal.rows() != rows || terminal.columns() != columns) {
            terminal.resize(rows, columns);
        }
    }
}
