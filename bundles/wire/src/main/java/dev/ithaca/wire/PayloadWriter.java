// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Builds one frame: the header is filled in by {@link #frame}. Not thread safe. Plain loops: the client's start pays
 * milliseconds for the first lambda.
 */
public final class PayloadWriter {
    private byte[] bytes = new byte[128];
    private int length = Frames.HEADER;

    public PayloadWriter u8(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public PayloadWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    public PayloadWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public PayloadWriter i32(int value) {
        reserve(Integer.BYTES);
        ByteBuffer.wrap(bytes, length, Integer.BYTES).putInt(value);
        length += Integer.BYTES;
        return this;
    }

    public PayloadWriter i64(long value) {
        reserve(Long.BYTES);
        ByteBuffer.wrap(bytes, length, Long.BYTES).putLong(value);
        length += Long.BYTES;
        return this;
    }

    public PayloadWriter bytes(byte[] value) {
        i32(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public PayloadWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public PayloadWriter texts(List<String> values) {
        i32(values.size());
        for (String value : values) {
            text(value);
        }
        return this;
    }

    public PayloadWriter textMap(Map<String, String> values) {
        i32(values.size());
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text(entry.getKey()).text(entry.getValue());
        }
        return this;
    }

    /**
     * Ends the frame.
     *
     * @param type the frame's type
     * @return the whole frame, ready to be written
     * @throws WireException if the frame is over the bound, so that the other side never sees it
     */
    public ByteBuffer frame(byte type) throws WireException {
        Frames.checkLength(length - Integer.BYTES);
        ByteBuffer frame = ByteBuffer.wrap(bytes, 0, length);
        Frames.putHeader(frame, type, length - Frames.HEADER);
        return frame.rewind();
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
