// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.parser;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Decodes one character at a time, at any split; each maximal ill-formed part gives one U+FFFD. */
final class Utf8Decoder {
    private static final int REPLACEMENT = 0xFFFD;

    private int needed;
    private int codePoint;
    private int lower;
    private int upper;

    boolean pending() {
        return needed > 0;
    }

    /** Begins a character at a byte of 0x80 or above; answers the index after what it took. */
    int begin(byte[] bytes, int from, int end, VtHandler handler) {
        int lead = bytes[from] & 0xFF;
        lower = 0x80;
        upper = 0xBF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            needed = 1;
            codePoint = lead & 0x1F;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            needed = 2;
            codePoint = lead & 0x0F;
            lower = lead == 0xE0 ? 0xA0 : 0x80;
            upper = lead == 0xED ? 0x9F : 0xBF;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            needed = 3;
            codePoint = lead & 0x07;
            lower = lead == 0xF0 ? 0x90 : 0x80;
            upper = lead == 0xF4 ? 0x8F : 0xBF;
        } else {
            handler.character(REPLACEMENT);
            return from + 1;
        }
        return resume(bytes, from + 1, end, handler);
    }

    /** Goes on with a begun character; a byte that cannot belong to it is left to be read again. */
    int resume(byte[] bytes, int from, int end, VtHandler handler) {
        int i = from;
        while (i < end) {
            int next = bytes[i] & 0xFF;
            if (next < lower || next > upper) {
                needed = 0;
                handler.character(REPLACEMENT);
                return i;
            }
            i++;
            lower = 0x80;
            upper = 0xBF;
            codePoint = (codePoint << 6) | (next & 0x3F);
            if (--needed == 0) {
                handler.character(codePoint);
                return i;
            }
        }
        return i;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(needed);
        out.writeInt(needed == 0 ? 0 : codePoint);
        out.writeByte(needed == 0 ? 0 : lower);
        out.writeByte(needed == 0 ? 0 : upper);
    }

    void readFrom(DataInput in) throws IOException {
        needed = in.readUnsignedByte();
        codePoint = in.readInt();
        lower = in.readUnsignedByte();
        upper = in.readUnsignedByte();
        if (needed > 3 || codePoint < 0 || codePoint > 0x10FFFF >> (6 * needed)) {
            throw new IOException("pending character");
        }
    }
}
