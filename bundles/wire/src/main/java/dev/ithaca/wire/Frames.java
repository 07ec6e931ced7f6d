// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire;

import java.nio.ByteBuffer;

/** Bounds and headers of a frame. */
public final class Frames {
    /** The most that a frame's length field may say: type and payload together. */
    public static final int MAX_LENGTH = 4 * 1024 * 1024;

    /** The most terminal bytes that a sender puts into one frame. */
    public static final int MAX_CHUNK = 64 * 1024;

    /** Bytes in front of a payload: the length and the type. */
    public static final int HEADER = Integer.BYTES + 1;

    private Frames() {}

    /**
     * Checks a length field.
     *
     * @throws WireException if the length is not positive or over the bound
     */
    public static int checkLength(int length) throws WireException {
        if (length < 1 || length > MAX_LENGTH) {
            throw new WireException("frame of " + Integer.toUnsignedString(length) + " bytes refused: 1 to "
                    + MAX_LENGTH + " bytes are allowed");
        }
        return length;
    }

    /** Writes the header of a frame whose payload has the given length. */
    public static void putHeader(ByteBuffer target, byte type, int payloadLength) {
        target.putInt(1 + payloadLength).put(type);
    }
}
