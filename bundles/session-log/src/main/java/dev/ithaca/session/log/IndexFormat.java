// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Layout of an index file, big endian. Header (32 bytes): magic {@code ITHI}, version (2), record size (2), start offset
 * of the segment (8), line feeds in the log before it (8), zero (4), CRC32C of the 28 bytes before (4). Record (32 bytes):
 * offset behind the block (8), time in milliseconds (8), line feeds in the log before that offset (8), CRC32C of the
 * block, which begins at the offset of the record before (4), CRC32C of the 28 bytes before (4).
 */
final class IndexFormat {
    static final int SIZE = 32;

    private static final int MAGIC = 0x49544849;
    private static final short VERSION = 1;
    private static final int CHECKED = SIZE - Integer.BYTES;

    private IndexFormat() {}

    static ByteBuffer header(long start, long lines) {
        return sealed(ByteBuffer.allocate(SIZE)
                .putInt(MAGIC)
                .putShort(VERSION)
                .putShort((short) SIZE)
                .putLong(start)
                .putLong(lines)
                .putInt(0));
    }

    static ByteBuffer record(long offset, long time, long lines, int crc) {
        return sealed(ByteBuffer.allocate(SIZE)
                .putLong(offset)
                .putLong(time)
                .putLong(lines)
                .putInt(crc));
    }

    /** Whether the 32 bytes at {@code position} are the header of the index of the segment that begins at {@code start}. */
    static boolean isHeader(ByteBuffer bytes, int position, long start) {
        return isSound(bytes, position)
                && bytes.getInt(position) == MAGIC
                && bytes.getShort(position + 4) == VERSION
                && bytes.getShort(position + 6) == SIZE
                && bytes.getLong(position + 8) == start;
    }

    static boolean isSound(ByteBuffer bytes, int position) {
        return bytes.getInt(position + CHECKED) == checksum(bytes, position);
    }

    private static ByteBuffer sealed(ByteBuffer bytes) {
        return bytes.putInt(checksum(bytes, 0)).flip();
    }

    private static int checksum(ByteBuffer bytes, int position) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), bytes.arrayOffset() + position, CHECKED);
        return (int) crc.getValue();
    }
}
