// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The segment that is being written, with its index. An error of the index never stops the output: the block stays open
 * and its record is tried again later.
 */
final class SegmentWriter {
    /** Output per index record. */
    static final int BLOCK = 64 << 10;

    private final Path path;
    private final long start;
    private final ChannelOpener opener;
    private final IndexAppender index;
    private final CRC32C crc = new CRC32C();
    private FileChannel channel;
    private long end;
    private long lines;
    private long unindexed;

    private SegmentWriter(Path directory, long start, long linesBefore, ChannelOpener opener) throws IOException {
        this.path = SegmentFiles.raw(directory, start);
        this.start = start;
        this.end = start;
        this.lines = linesBefore;
        this.opener = opener;
        this.index = new IndexAppender(SegmentFiles.index(directory, start), start, linesBefore, opener);
        this.channel = opener.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    static SegmentWriter create(Path directory, long start, long linesBefore, ChannelOpener opener) throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, start, linesBefore, opener);
        writer.channel.truncate(0);
        return writer;
    }

    /** Goes on in a segment that {@link Recovery} has left with an index of all its bytes. */
    static SegmentWriter resume(Path directory, Recovery.Last last, ChannelOpener opener) throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, last.start(), last.linesBefore(), opener);
        writer.channel.position(last.end() - last.start());
        writer.end = last.end();
        writer.lines = last.lines();
        writer.index.resume(last.records());
        return writer;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Line feeds of the whole log before {@link #end()}. */
    long lines() {
        return lines;
    }

    /** How many bytes no index record covers yet. */
    long unindexed() {
        return unindexed;
    }

    /** Writes up to {@code length} of the bytes that wait, with one call of the kernel; returns how many it took. */
    int write(MemoryRing ring, int length) throws IOException {
        reopen();
        byte[] bytes = ring.array();
        int from = ring.pendingIndex();
        int first = Math.min(length, bytes.length - from);
        int count;
        if (first == length) {
            count = channel.write(ByteBuffer.wrap(bytes, from, first));
        } else {
            count = (int) channel.write(
                    new ByteBuffer[] {ByteBuffer.wrap(bytes, from, first), ByteBuffer.wrap(bytes, 0, length - first)});
        }
        int head = Math.min(first, count);
        account(bytes, from, head);
        account(bytes, 0, count - head);
        return count;
    }

    /** Adds an index record for the bytes that have none. */
    void index(long time) {
        if (unindexed == 0) {
            return;
        }
        try {
            index.append(end, time, lines, (int) crc.getValue());
            crc.reset();
            unindexed = 0;
        } catch (IOException e) {
            index.release();
        }
    }

    /** Holds no descriptor but the segment's own. */
    void releaseIndex() {
        index.release();
    }

    /** Indexes and forces all to the disk, and closes. */
    void finish(long time) throws IOException {
        try {
            index(time);
            reopen();
            channel.force(false);
            index.force();
        } finally {
            close();
        }
    }

    void close() {
        index.release();
        Quietly.close(channel);
    }

    /** Removes the file of a segment without bytes. */
    void discard() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    /** An interrupt while the kernel worked closes the channel; what was written stays. */
    private void reopen() throws IOException {
        if (!channel.isOpen()) {
            channel = opener.open(path, StandardOpenOption.WRITE);
            channel.truncate(end - start).position(end - start);
        }
    }

    private void account(byte[] bytes, int from, int length) {
        crc.update(bytes, from, length);
        lines += LineFeeds.count(bytes, from, length);
        end += length;
        unindexed += length;
    }
}
