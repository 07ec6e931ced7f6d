// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Compares a raw segment with its index, cuts what does not match, and indexes what has no record yet. Bytes behind the
 * last record cannot be checked; they stay, but for trailing NULs, which is what a file system leaves of a length that
 * reached the disk before the bytes did.
 */
final class SegmentCheck {
    private final Path directory;
    private final long start;
    private final FileChannel data;
    private final long size;
    private final ByteBuffer block = ByteBuffer.allocate(SegmentWriter.BLOCK);
    private final CRC32C crc = new CRC32C();
    private long lines;
    private long good;
    private int records;

    private SegmentCheck(Path directory, long start, FileChannel data) throws IOException {
        this.directory = directory;
        this.start = start;
        this.data = data;
        this.size = data.size();
        this.good = start;
    }

    /** Checks the segment at index {@code i} of all that there are. */
    static Recovery.Last run(Path directory, long[] starts, int i) throws IOException {
        Path raw = SegmentFiles.raw(directory, starts[i]);
        long modified = Files.getLastModifiedTime(raw).toMillis();
        try (FileChannel data = FileChannel.open(raw, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SegmentCheck(directory, starts[i], data).check(starts, i, modified);
        }
    }

    private Recovery.Last check(long[] starts, int i, long modified) throws IOException {
        long linesBefore;
        boolean sound;
        boolean matches = true;
        try (IndexCursor cursor = IndexCursor.open(directory, start)) {
            sound = cursor.sound();
            linesBefore = sound ? cursor.lines() : linesBefore(starts, i);
            lines = linesBefore;
            while (matches && cursor.next()) {
                matches = cursor.offset() - start <= size && checksum(good, cursor.offset()) == cursor.crc();
                if (matches) {
                    good = cursor.offset();
                    lines = cursor.lines();
                    records = cursor.count();
                }
            }
        }
        long kept = matches ? start + withoutTrailingNulls() : good;
        if (kept - start < size) {
            cut(kept, modified, matches ? "trailing NULs" : "checksum mismatch");
        }
        long index = Files.exists(SegmentFiles.index(directory, start))
                ? Files.size(SegmentFiles.index(directory, start))
                : 0;
        if (good < kept || index != (records + 1L) * IndexFormat.SIZE || !sound) {
            index(linesBefore, kept, modified, sound);
        }
        return new Recovery.Last(start, kept, linesBefore, lines, records);
    }

    private void cut(long kept, long modified, String reason) throws IOException {
        data.truncate(kept - start);
        data.force(true);
        EventAppender events = new EventAppender(directory.resolve(SegmentFiles.EVENTS), FileChannel::open);
        events.append(EventLine.cut(modified, kept, start + size, reason));
    }

    /** Brings the index to where the data ends. */
    private void index(long linesBefore, long kept, long modified, boolean sound) throws IOException {
        Path path = SegmentFiles.index(directory, start);
        IndexAppender index = new IndexAppender(path, start, linesBefore, FileChannel::open);
        if (sound) {
            index.resume(records);
        }
        while (good < kept) {
            long to = Math.min(kept, good + SegmentWriter.BLOCK);
            int checksum = checksum(good, to);
            lines += LineFeeds.count(block.array(), 0, (int) (to - good));
            index.append(to, modified, lines, checksum);
            good = to;
            records++;
        }
        index.release();
        if (Files.exists(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate((records + 1L) * IndexFormat.SIZE);
                channel.force(true);
            }
        }
    }

    private int checksum(long from, long to) throws IOException {
        crc.reset();
        for (long offset = from; offset < to; offset += block.limit()) {
            read(offset, to);
            crc.update(block.array(), 0, block.limit());
        }
        return (int) crc.getValue();
    }

    /** Length of the segment without the NULs at its end that no record covers. */
    private long withoutTrailingNulls() throws IOException {
        long end = start + size;
        while (end > good) {
            long from = Math.max(good, end - block.capacity());
            read(from, end);
            for (int i = block.limit(); i > 0; i--) {
                if (block.get(i - 1) != 0) {
                    return from + i - start;
                }
            }
            end = from;
        }
        return good - start;
    }

    private void read(long from, long to) throws IOException {
        block.clear().limit((int) Math.min(block.capacity(), to - from));
        while (block.hasRemaining()) {
            if (data.read(block, from - start + block.position()) < 0) {
                throw new IOException("segment " + start + " shrinks while it is checked; it has another writer");
            }
        }
        block.flip();
    }

    private long linesBefore(long[] starts, int i) throws IOException {
        try (SegmentCursor output = new SegmentCursor(directory)) {
            LineIndex.Mark mark = new LineIndex(directory).last(Arrays.copyOf(starts, i));
            return i == 0 ? 0 : LineIndex.count(output, mark, start).lines();
        }
    }
}
