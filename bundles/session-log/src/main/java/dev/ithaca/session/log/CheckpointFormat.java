// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Layout of a checkpoint file, big endian: magic {@code ITHC}, version (2), rows (2), columns (2), zero (2), offset (8),
 * length of the state (4), the state, CRC32C of all before (4).
 */
final class CheckpointFormat {
    /** No terminal's state is larger; a file that says so is damaged. */
    static final int LARGEST_STATE = 64 << 20;

    private static final int MAGIC = 0x49544843;
    private static final short VERSION = 1;
    private static final int HEADER = 24;

    private CheckpointFormat() {}

    static ByteBuffer encode(Checkpoint checkpoint) {
        byte[] state = checkpoint.state();
        if (state.length > LARGEST_STATE) {
            throw new IllegalArgumentException("a checkpoint of " + state.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + state.length + Integer.BYTES)
                .putInt(MAGIC)
                .putShort(VERSION)
                .putShort((short) checkpoint.rows())
                .putShort((short) checkpoint.columns())
                .putShort((short) 0)
                .putLong(checkpoint.offset())
                .putInt(state.length)
                .put(state);
        return bytes.putInt(checksum(bytes.array(), bytes.position())).flip();
    }

    /** The checkpoint in a file; empty if the file is gone, torn or damaged. */
    static Optional<Checkpoint> read(Path path, long offset) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(HEADER + LARGEST_STATE + Integer.BYTES + 1);
        } catch (IOException e) {
            return Optional.empty();
        }
        int body = bytes.length - Integer.BYTES;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (body < HEADER
                || in.getInt(body) != checksum(bytes, body)
                || in.getInt() != MAGIC
                || in.getShort() != VERSION) {
            return Optional.empty();
        }
        int rows = Short.toUnsignedInt(in.getShort());
        int columns = Short.toUnsignedInt(in.getShort());
        in.getShort();
        if (in.getLong() != offset || in.getInt() != body - HEADER) {
            return Optional.empty();
        }
        byte[] state = new byte[body - HEADER];
        in.get(state);
        return Optional.of(new Checkpoint(offset, rows, columns, state));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
