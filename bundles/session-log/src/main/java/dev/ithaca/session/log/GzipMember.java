// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One gzip member (RFC 1952, no optional fields), deflated and inflated by itself.
 *
 * @param compressedBytes its length in the file, 0 if it is damaged
 * @param rawBytes its length inflated
 */
record GzipMember(int compressedBytes, int rawBytes) {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER = 8;
    private static final GzipMember DAMAGED = new GzipMember(0, 0);

    /** The most bytes that a member of {@link MemberTable#MEMBER} raw bytes takes, if the file has that many. */
    static int bound(long available) {
        return (int) Math.min(available, MemberTable.MEMBER + (MemberTable.MEMBER >> 8) + 1024);
    }

    /** Deflates into a buffer of at least {@link #bound} bytes; returns the member's length. */
    static int deflate(byte[] raw, int length, Deflater deflater, ByteBuffer target) {
        deflater.reset();
        deflater.setInput(raw, 0, length);
        deflater.finish();
        target.clear().order(ByteOrder.LITTLE_ENDIAN).put(HEADER);
        while (!deflater.finished()) {
            deflater.deflate(target);
        }
        CRC32 crc = new CRC32();
        crc.update(raw, 0, length);
        target.putInt((int) crc.getValue()).putInt(length);
        return target.position();
    }

    /** Inflates the member at {@code position}, which takes {@code length} bytes at most. */
    static GzipMember inflate(FileChannel channel, long position, int length, byte[] raw) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read;
        do {
            read = channel.read(bytes, position + bytes.position());
        } while (read > 0 && bytes.hasRemaining());
        bytes.flip();
        if (bytes.limit() < HEADER.length + TRAILER || !startsMember(bytes)) {
            return DAMAGED;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes.position(HEADER.length));
            int count = inflateAll(inflater, raw);
            CRC32 crc = new CRC32();
            crc.update(raw, 0, count);
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            boolean sound = inflater.finished()
                    && bytes.remaining() >= TRAILER
                    && bytes.getInt() == (int) crc.getValue()
                    && bytes.getInt() == count;
            return sound ? new GzipMember(bytes.position(), count) : DAMAGED;
        } catch (DataFormatException e) {
            return DAMAGED;
        } finally {
            inflater.end();
        }
    }

    private static int inflateAll(Inflater inflater, byte[] raw) throws DataFormatException {
        int count = 0;
        int inflated;
        do {
            inflated = inflater.inflate(raw, count, raw.length - count);
            count += inflated;
        } while (inflated > 0 && !inflater.finished());
        return count;
    }

    private static boolean startsMember(ByteBuffer bytes) {
        return bytes.slice(0, HEADER.length).equals(ByteBuffer.wrap(HEADER));
    }
}
