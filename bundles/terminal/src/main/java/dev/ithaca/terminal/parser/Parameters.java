// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.parser;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The parameters of a control sequence: numbers, which of them a colon joins to the one before, prefix, intermediate. */
public final class Parameters {
    /** Parameters beyond this number are dropped. */
    static final int MAX = 32;

    private static final int MAX_VALUE = 65_535;
    private static final int MISSING = -1;

    private final int[] values = new int[MAX];
    private int count;
    private long joined;
    private boolean overflow;
    private int prefix;
    private int intermediate;

    /** How many parameters there are, empty ones included. */
    public int count() {
        return count;
    }

    /** The parameter at an index, or the default if it is missing. */
    public int get(int index, int defaultValue) {
        return index < count && values[index] != MISSING ? values[index] : defaultValue;
    }

    /** A count or a position: missing and 0 both mean 1. */
    public int atLeastOne(int index) {
        return Math.max(1, get(index, 1));
    }

    /** Whether a colon, not a semicolon, stands before the parameter. */
    public boolean joined(int index) {
        return (joined >>> index & 1) != 0;
    }

    /** One of {@code < = > ?}, or 0. */
    public int prefix() {
        return prefix;
    }

    /** The last intermediate byte, or 0. */
    public int intermediate() {
        return intermediate;
    }

    void clear() {
        count = 0;
        joined = 0;
        overflow = false;
        prefix = 0;
        intermediate = 0;
    }

    boolean empty() {
        return count == 0 && prefix == 0;
    }

    void prefix(int value) {
        prefix = value;
    }

    void intermediate(int value) {
        intermediate = value;
    }

    void digit(int digit) {
        if (count == 0) {
            values[count++] = MISSING;
        }
        if (!overflow) {
            int before = Math.max(0, values[count - 1]);
            values[count - 1] = Math.min(MAX_VALUE, before * 10 + digit);
        }
    }

    void separator(boolean colon) {
        if (count == 0) {
            values[count++] = MISSING;
        }
        if (count == MAX) {
            overflow = true;
            return;
        }
        if (colon) {
            joined |= 1L << count;
        }
        values[count++] = MISSING;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(count);
        for (int i = 0; i < count; i++) {
            out.writeInt(values[i]);
        }
        out.writeLong(joined);
        out.writeBoolean(overflow);
        out.writeByte(prefix);
        out.writeByte(intermediate);
    }

    void readFrom(DataInput in) throws IOException {
        count = in.readUnsignedByte();
        if (count > MAX) {
            throw new IOException("parameter count " + count);
        }
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(MISSING, Math.min(MAX_VALUE, in.readInt()));
        }
        joined = in.readLong();
        overflow = in.readBoolean();
        prefix = in.readUnsignedByte();
        intermediate = in.readUnsignedByte();
    }
}
