// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.log.LogLimits;
import dev.ithaca.session.log.LogWriter;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes real logs as a host does: output, changes of size and checkpoints. */
final class LogFixture implements AutoCloseable {
    final Path directory;
    final LogWriter writer;
    long now = 1_000_000;
    private final Terminal terminal;

    LogFixture(Path directory, long segmentBytes, int rows, int columns) throws IOException {
        this.directory = directory;
        writer = LogWriter.open(directory, new LogLimits(segmentBytes, Long.MAX_VALUE, 1 << 20), () -> now);
        terminal = new Terminal(rows, columns, 0);
        event("started", rows, columns);
    }

    LogFixture(Path directory) throws IOException {
        this(directory, 8L << 20, 24, 80);
    }

    /** Writes output; returns where it ends. */
    long write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        terminal.feed(bytes);
        writer.append(ByteBuffer.wrap(bytes));
        writer.flush();
        return writer.end();
    }

    void resize(int rows, int columns) {
        terminal.resize(rows, columns);
        event("resized", rows, columns);
    }

    private void event(String kind, int rows, int columns) {
        writer.event(kind, Map.of("rows", Integer.toString(rows), "columns", Integer.toString(columns)));
        writer.flush();
    }

    void checkpoint() {
        writer.flush();
        writer.checkpoint(writer.end(), terminal.rows(), terminal.columns(), terminal.checkpoint());
    }

    LogOutput open() {
        writer.flush();
        return LogOutput.open(directory, Optional::empty);
    }

    @Override
    public void close() {
        writer.close();
    }
}
