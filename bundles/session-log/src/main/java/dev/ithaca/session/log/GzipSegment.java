// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A compressed segment; holds one inflated member. */
final class GzipSegment implements SegmentSource {
    private final FileChannel channel;
    private final long start;
    private final MemberTable table;
    private final byte[] raw;
    private int member = -1;
    private int length;

    private GzipSegment(FileChannel channel, long start, MemberTable table) {
        this.channel = channel;
        this.start = start;
        this.table = table;
        this.raw = new byte[(int) Math.min(MemberTable.MEMBER, table.rawBytes())];
    }

    static GzipSegment open(Path directory, long start) throws IOException {
        FileChannel channel = FileChannel.open(SegmentFiles.compressed(directory, start), StandardOpenOption.READ);
        try {
            return new GzipSegment(channel, start, MemberTable.of(directory, start, channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long end() {
        return start + table.rawBytes();
    }

    @Override
    public int read(long offset, ByteBuffer target) throws IOException {
        long relative = offset - start;
        if (relative >= table.rawBytes()) {
            return 0;
        }
        int wanted = (int) (relative / MemberTable.MEMBER);
        if (wanted != member) {
            load(wanted);
        }
        int within = (int) (relative % MemberTable.MEMBER);
        int count = Math.min(target.remaining(), length - within);
        target.put(raw, within, count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void load(int wanted) throws IOException {
        member = -1;
        long rawStart = (long) wanted * MemberTable.MEMBER;
        int expected = (int) Math.min(MemberTable.MEMBER, table.rawBytes() - rawStart);
        if (wanted < table.ends().length) {
            long from = wanted == 0 ? 0 : table.ends()[wanted - 1];
            int compressed = GzipMember.bound(table.ends()[wanted] - from);
            GzipMember inflated = GzipMember.inflate(channel, from, compressed, raw);
            if (inflated.compressedBytes() > 0 && inflated.rawBytes() == expected) {
                member = wanted;
                length = expected;
                return;
            }
        }
        throw new LogGapException(start + rawStart + expected, LogGapException.DAMAGED);
    }
}
