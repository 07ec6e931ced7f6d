// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Adds records to the index of the segment that is being written. The file is opened for the first record and can be
 * let go at any time. A record is written to its place, not appended, so that one torn by a full disk is overwritten.
 */
final class IndexAppender {
    private final Path path;
    private final long start;
    private final long linesBefore;
    private final ChannelOpener opener;
    private @Nullable FileChannel channel;
    private long position;

    IndexAppender(Path path, long start, long linesBefore, ChannelOpener opener) {
        this.path = path;
        this.start = start;
        this.linesBefore = linesBefore;
        this.opener = opener;
    }

    /** Goes on behind {@code records} records of an existing file. */
    void resume(int records) {
        position = (records + 1L) * IndexFormat.SIZE;
    }

    void append(long offset, long time, long lines, int crc) throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = opener.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            channel = open;
        }
        if (position == 0) {
            position = write(open, IndexFormat.header(start, linesBefore));
        }
        position = write(open, IndexFormat.record(offset, time, lines, crc));
    }

    void force() throws IOException {
        if (position > 0) {
            try (FileChannel open = opener.open(path, StandardOpenOption.WRITE)) {
                open.force(false);
            }
        }
    }

    /** Gives the file descriptor back. */
    void release() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            Quietly.close(open);
        }
    }

    private long write(FileChannel open, ByteBuffer bytes) throws IOException {
        long to = position;
        while (bytes.hasRemaining()) {
            to += open.write(bytes, to);
        }
        return to;
    }
}
