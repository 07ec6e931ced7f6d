// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the sound records of one segment's index, oldest first, up to the end or to the first that is torn or
 * damaged. An index that is missing or whose header is damaged has no records and is not {@link #sound()}.
 */
final class IndexCursor implements Closeable {
    private static final int BLOCK = 128 * IndexFormat.SIZE;

    private final @Nullable FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private final boolean sound;
    private int at;
    private int count;
    private long offset;
    private long time;
    private long lines;
    private int crc;

    private IndexCursor(@Nullable FileChannel channel, long start) throws IOException {
        this.channel = channel;
        this.offset = start;
        this.sound = fetch() && IndexFormat.isHeader(block, at, start);
        if (sound) {
            lines = block.getLong(at + 16);
        }
    }

    static IndexCursor open(Path directory, long start) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(SegmentFiles.index(directory, start), StandardOpenOption.READ);
            return new IndexCursor(channel, start);
        } catch (NoSuchFileException e) {
            return new IndexCursor(null, start);
        } catch (IOException e) {
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    /** Whether there is an index with a header that can be trusted. */
    boolean sound() {
        return sound;
    }

    /** Goes to the next record; before the first call the cursor stands at the start of the segment. */
    boolean next() throws IOException {
        if (!sound || !fetch() || !IndexFormat.isSound(block, at) || block.getLong(at) < offset) {
            return false;
        }
        offset = block.getLong(at);
        time = block.getLong(at + 8);
        lines = block.getLong(at + 16);
        crc = block.getInt(at + 24);
        count++;
        return true;
    }

    /** How many records were passed. */
    int count() {
        return count;
    }

    long offset() {
        return offset;
    }

    long time() {
        return time;
    }

    /** Line feeds in the log before {@link #offset()}. */
    long lines() {
        return lines;
    }

    int crc() {
        return crc;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private boolean fetch() throws IOException {
        at += count == 0 && block.limit() == 0 ? 0 : IndexFormat.SIZE;
        if (at + IndexFormat.SIZE <= block.limit()) {
            return true;
        }
        if (channel == null) {
            return false;
        }
        block.clear();
        int read;
        do {
            read = channel.read(block);
        } while (read > 0 && block.hasRemaining());
        block.flip();
        at = 0;
        return block.limit() >= IndexFormat.SIZE;
    }
}
