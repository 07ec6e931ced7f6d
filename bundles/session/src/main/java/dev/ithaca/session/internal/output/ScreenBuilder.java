// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.log.Checkpoint;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Rebuilds the screen that a log leads to: from the nearest checkpoint at or before the point where it shall begin, with each
 * change of size applied at its own offset. A gap is stepped over, as a terminal would that lost the bytes. Where no
 * checkpoint is within {@value #MAX_REPLAY} bytes, because all were lost, it begins with an empty screen there.
 */
final class ScreenBuilder {
    static final long MAX_REPLAY = 64L * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final LogReader log;
    private final int scrollback;
    private final long maxReplay;

    ScreenBuilder(LogReader log, int scrollback) {
        this(log, scrollback, MAX_REPLAY);
    }

    ScreenBuilder(LogReader log, int scrollback, long maxReplay) {
        this.log = log;
        this.scrollback = scrollback;
        this.maxReplay = maxReplay;
    }

    /**
     * @param from where reading may begin at the latest
     * @param to where the screen is wanted
     * @throws InterruptedIOException if the thread is interrupted, which it is still then
     */
    Terminal build(long from, long to) throws IOException {
        TerminalSizes sizes = TerminalSizes.of(log);
        Optional<Checkpoint> nearest =
                log.checkpointAtOrBefore(from).filter(checkpoint -> to - checkpoint.offset() <= maxReplay);
        Terminal terminal;
        long offset;
        if (nearest.isPresent()) {
            Checkpoint checkpoint = nearest.get();
            offset = checkpoint.offset();
            terminal = Terminal.restore(checkpoint.state(), scrollback);
            sizes.goTo(offset, checkpoint.rows(), checkpoint.columns());
            resize(terminal, checkpoint.rows(), checkpoint.columns());
        } else {
            offset = Math.max(log.start(), to - maxReplay);
            TerminalSizes.Size size = sizes.at(offset);
            terminal = new Terminal(size.rows(), size.columns(), scrollback);
        }
        feed(terminal, offset, to, sizes);
        return terminal;
    }

    private void feed(Terminal terminal, long from, long to, TerminalSizes sizes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long offset = from;
        while (true) {
            for (TerminalSizes.Size size = sizes.change(offset); size != null; size = sizes.change(offset)) {
                resize(terminal, size.rows(), size.columns());
            }
            long until = Math.min(to, sizes.nextChange());
            if (offset >= to) {
                return;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted at offset " + offset);
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

    private static void resize(Terminal terminal, int rows, int columns) {
        if (terminal.rows() != rows || terminal.columns() != columns) {
            terminal.resize(rows, columns);
        }
    }
}
