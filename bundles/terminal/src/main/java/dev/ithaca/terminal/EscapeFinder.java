// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the next ESC, eight bytes at a time. */
public final class EscapeFinder {
    private static final byte ESC = 0x1B;
    private static final long ESCAPES = 0x1B1B1B1B1B1B1B1BL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EscapeFinder() {}

    /** The index of the first ESC in [from, end), or {@code end}. */
    public static int find(byte[] bytes, int from, int end) {
        int i = from;
        while (i <= end - Long.BYTES) {
            long word = (long) LONGS.get(bytes, i) ^ ESCAPES;
            // The classic test for a zero byte: the lowest bit that is set marks the first one.
            long zero = (word - ONES) & ~word & HIGH_BITS;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
            i += Long.BYTES;
        }
        while (i < end && bytes[i] != ESC) {
            i++;
        }
        return i;
    }
}
