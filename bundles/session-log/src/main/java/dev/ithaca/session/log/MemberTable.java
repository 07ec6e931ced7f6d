// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where the gzip members of a compressed segment end. Layout of the file, big endian: magic {@code ITHZ}, version (2),
 * zero (2), start offset of the segment (8), raw bytes per member but the last (4), members (4), raw bytes in all (8),
 * offset behind each member in the compressed file (8 each), CRC32C of all before (4).
 *
 * @param rawBytes length of the segment
 * @param ends offset behind each member in the compressed file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MemberTable(long rawBytes, long[] ends) {
    /** Raw bytes per member. */
    static final int MEMBER = 256 << 10;

    private static final int MAGIC = 0x4954485a;
    private static final short VERSION = 1;
    private static final int HEADER = 32;
    private static final int LARGEST_FILE = 16 << 20;

    ByteBuffer encode(long start) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + ends.length * Long.BYTES + Integer.BYTES)
                .putInt(MAGIC)
                .putShort(VERSION)
                .putShort((short) 0)
                .putLong(start)
                .putInt(MEMBER)
                .putInt(ends.length)
                .putLong(rawBytes);
        for (long end : ends) {
            bytes.putLong(end);
        }
        return bytes.putInt(checksum(bytes.array(), bytes.position())).flip();
    }

    /** The table of a segment: read, or if it is missing or damaged found again from the compressed file. */
    static MemberTable of(Path directory, long start, FileChannel compressed) throws IOException {
        Optional<MemberTable> read = read(SegmentFiles.members(directory, start), start);
        return read.isPresent() ? read.get() : scan(compressed);
    }

    private static Optional<MemberTable> read(Path path, long start) {
        byte[] bytes;
        try {
            bytes = Files.size(path) > LARGEST_FILE ? new byte[0] : Files.readAllBytes(path);
        } catch (IOException e) {
            return Optional.empty();
        }
        int body = bytes.length - Integer.BYTES;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (body < HEADER
                || in.getInt(body) != checksum(bytes, body)
                || in.getInt() != MAGIC
                || in.getShort() != VERSION
                || in.getShort() != 0
                || in.getLong() != start
                || in.getInt() != MEMBER
                || in.getInt() != (body - HEADER) / Long.BYTES) {
            return Optional.empty();
        }
        long rawBytes = in.getLong();
        long[] ends = new long[(body - HEADER) / Long.BYTES];
        in.asLongBuffer().get(ends);
        return Optional.of(new MemberTable(rawBytes, ends));
    }

    /** Inflates member after member up to the first that is damaged. */
    private static MemberTable scan(FileChannel compressed) throws IOException {
        byte[] raw = new byte[MEMBER];
        long[] ends = new long[8];
        int count = 0;
        long rawBytes = 0;
        long at = 0;
        long size = compressed.size();
        while (at < size) {
            GzipMember member = GzipMember.inflate(compressed, at, GzipMember.bound(size - at), raw);
            if (member.compressedBytes() == 0) {
                break;
            }
            at += member.compressedBytes();
            rawBytes += member.rawBytes();
            ends = count == ends.length ? Arrays.copyOf(ends, count * 2) : ends;
            ends[count++] = at;
            if (member.rawBytes() < MEMBER) {
                break;
            }
        }
        return new MemberTable(rawBytes, Arrays.copyOf(ends, count));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
