// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.terminal.Terminal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The screen of a session for who looks again and again: only what is new is read. For one thread. */
public final class ScreenFollower implements Closeable {
    private static final int CHUNK = 16 * 1024;

    private final LogReader log;
    private @Nullable Terminal terminal;
    private long offset;

    private ScreenFollower(LogReader log) {
        this.log = log;
    }

    /**
     * @param directory the session's folder
     * @throws PlatformException if there is no log
     */
    public static ScreenFollower open(Path directory) {
        try {
            return new ScreenFollower(LogReader.open(directory));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * The screen at an offset, not before that of the last call.
     *
     * @param wanted the offset
     * @param rows height of the terminal there
     * @param columns width of the terminal there
     * @return the screen, or nothing if the bytes in front of the offset cannot be read, or not yet
     */
    public Optional<SeenScreen> at(long wanted, int rows, int columns) {
        try {
            if (wanted > log.end() || wanted < log.start()) {
                return Optional.empty();
            }
            Terminal current = terminal;
            if (current == null || wanted < offset || current.rows() != rows || current.columns() != columns) {
                current = rebuilt(wanted);
            } else if (!feed(current, wanted)) {
                current = rebuilt(wanted);
            }
            if (current.rows() != rows || current.columns() != columns) {
                current.resize(rows, columns);
            }
            terminal = current;
            offset = wanted;
            return Optional.of(SeenScreen.of(current, wanted));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Terminal rebuilt(long wanted) throws IOException {
        terminal = null; // one that was fed in part is of no use
        return new ScreenBuilder(log, 0).build(wanted, wanted);
    }

    private boolean feed(Terminal current, long wanted) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, wanted - offset));
        while (offset < wanted) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), wanted - offset));
            try {
                int count = log.read(offset, chunk);
                if (count <= 0) {
                    return false;
                }
                current.feed(chunk.array(), 0, count);
                offset += count;
            } catch (LogGapException gap) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static PlatformException failed(IOException e) {
        return new PlatformException(SessionErrorCode.INTERNAL, "the log cannot be read: " + e.getMessage(), e);
    }
}
