// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into frames without blocking: put what was read into {@link #space()}, then take frames with
 * {@link #next} until it says there is none. The buffer grows to the largest frame seen, never past the bound. Not
 * thread safe.
 */
public final class FrameDecoder {
    private static final int FIRST_SIZE = 512;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_SIZE);
    private int start;
    private byte type;

    /** Room to read into; always at least one byte long. The caller leaves the position after what it has read. */
    public ByteBuffer space() {
        if (start > 0) {
            buffer.flip().position(start);
            buffer.compact();
            start = 0;
        }
        if (!buffer.hasRemaining()) {
            grow(buffer.capacity() * 2);
        }
        return buffer;
    }

    /**
     * Takes the next whole frame, if there is one; {@link #type()} then tells its type.
     *
     * @return its payload, valid until the next call of {@link #space()}, or null if more bytes are needed
     * @throws WireException if a frame is over the bound
     */
    public @Nullable ByteBuffer next() throws WireException {
        int available = buffer.position() - start;
        if (available < Integer.BYTES) {
            return null;
        }
        int length = Frames.checkLength(buffer.getInt(start));
        if (available < Integer.BYTES + length) {
            if (buffer.capacity() - start < Integer.BYTES + length) {
                buffer.flip().position(start);
                buffer.compact();
                start = 0;
                grow(Integer.BYTES + length);
            }
            return null;
        }
        type = buffer.get(start + Integer.BYTES);
        ByteBuffer payload = buffer.duplicate();
        payload.limit(start + Integer.BYTES + length).position(start + Frames.HEADER);
        start += Integer.BYTES + length;
        return payload;
    }

    /** The type of the frame that {@link #next} gave last. */
    public byte type() {
        return type;
    }

    private void grow(int capacity) {
        if (buffer.capacity() < capacity) {
            ByteBuffer larger = ByteBuffer.allocate(capacity);
            buffer.flip();
            buffer = larger.put(buffer);
        }
    }
}
