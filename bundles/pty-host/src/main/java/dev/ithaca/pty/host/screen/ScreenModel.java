// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.screen;

import dev.ithaca.session.log.Checkpoint;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A terminal that is at a known offset of a log, and can be brought forward. One thread at a time. */
public final class ScreenModel {
    private static final int CHUNK = 64 * 1024;

    private final SizeHistory sizes;
    private final Terminal terminal;
    private long offset;

    private ScreenModel(Terminal terminal, long offset, SizeHistory sizes) {
        this.terminal = terminal;
        this.offset = offset;
        this.sizes = sizes;
    }

    /** The empty screen at an offset, as at the start of a session. */
    public static ScreenModel blank(long offset, SizeHistory sizes) {
        SizeHistory.Change size = sizes.at(offset);
        return new ScreenModel(new Terminal(size.rows(), size.columns(), 0), offset, sizes);
    }

    /** The screen at an offset, from the nearest checkpoint in a log's directory; reads the files only. */
    public static ScreenModel from(Path directory, SizeHistory sizes, long target) throws IOException {
        return forward(null, directory, sizes, target);
    }

    /** As {@link #from}, but goes on from an older model if no checkpoint is nearer. That model is used up. */
    public static ScreenModel forward(@Nullable ScreenModel behind, Path directory, SizeHistory sizes, long target)
            throws IOException {
        try (LogReader reader = LogReader.open(directory)) {
            ScreenModel model = nearest(reader, sizes, target);
            if (behind != null && behind.offset >= model.offset) {
                model = behind;
            }
            model.feed(reader::read, target);
            return model;
        }
    }

    private static ScreenModel nearest(LogReader reader, SizeHistory sizes, long target) throws IOException {
        Optional<Checkpoint> checkpoint = reader.checkpointAtOrBefore(target);
        if (checkpoint.isPresent()) {
            try {
                Terminal terminal = Terminal.restore(checkpoint.get().state(), 0);
                return new ScreenModel(terminal, checkpoint.get().offset(), sizes);
            } catch (IllegalArgumentException e) {
                return blank(reader.start(), sizes); // damaged: it only saved work
            }
        }
        return blank(reader.start(), sizes);
    }

    public Terminal terminal() {
        return terminal;
    }

    public long offset() {
        return offset;
    }

    /** Feeds what lies between here and the target, with every change of size at its place. */
    public void feed(OutputSource source, long target) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(1, Math.min(CHUNK, target - offset)));
        while (offset < target) {
            fit();
            long stop = Math.min(target, sizes.nextAfter(offset));
            buffer.clear().limit((int) Math.min(buffer.capacity(), stop - offset));
            try {
                int count = source.read(offset, buffer);
                if (count <= 0) {
                    break;
                }
                terminal.feed(buffer.array(), 0, count);
                offset += count;
            } catch (LogGapException e) {
                offset = Math.min(Math.max(e.resumeAt(), offset + 1), target);
            }
        }
        fit();
    }

    private void fit() {
        SizeHistory.Change size = sizes.at(offset);
        if (size.rows() != terminal.rows() || size.columns() != terminal.columns()) {
            terminal.resize(size.rows(), size.columns());
        }
    }
}
