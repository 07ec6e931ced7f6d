// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Cell;
import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.StyleTable;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link RowEncoder} wrote. */
final class RowDecoder {
    private static final int MAX_CODE_POINT = 0x10FFFF;

    private final StyleTable styles;
    private final DataInput in;
    private final List<Integer> known = new ArrayList<>(List.of(0));

    RowDecoder(StyleTable styles, DataInput in) {
        this.styles = styles;
        this.in = in;
    }

    void read(Row row, int columns) throws IOException {
        int flags = in.readUnsignedByte();
        int end = number();
        check(end <= columns, "row length");
        int at = 0;
        while (at < end) {
            int header = number();
            int length = header >>> 1;
            check(length > 0 && length <= end - at, "run length");
            run(row, at, at + length, (header & 1) != 0);
            at += length;
        }
        if ((flags & RowEncoder.MARKED) != 0) {
            int count = number();
            for (int i = 0; i < count; i++) {
                int column = number();
                check(column < end, "mark position");
                row.setMarks(column, in.readUTF());
            }
        }
        row.wrapped((flags & RowEncoder.WRAPPED) != 0);
    }

    private void run(Row row, int from, int to, boolean same) throws IOException {
        long style = Cell.styleBits(style());
        if (same) {
            int codePoint = number();
            check(codePoint <= MAX_CODE_POINT, "code point");
            for (int i = from; i < to; i++) {
                row.put(i, style | codePoint);
            }
            return;
        }
        int at = from;
        while (at < to) {
            int code = number();
            int codePoint = code & ~RowEncoder.WIDE;
            check(codePoint <= MAX_CODE_POINT, "code point");
            if (codePoint == code) {
                row.put(at++, style | codePoint);
            } else {
                check(at + 2 <= to, "wide character");
                row.putWide(at, style | codePoint);
                at += 2;
            }
        }
    }

    private int style() throws IOException {
        int index = number();
        check(index <= known.size(), "style");
        if (index == known.size()) {
            known.add(styles.intern(number() & Pen.FLAGS_MASK, color(), color(), color()));
        }
        return known.get(index);
    }

    private int color() throws IOException {
        return checkedColor(number());
    }

    static int checkedColor(int color) throws IOException {
        check(color == 0 || (color & ~0xFF) == Pen.INDEXED || (color & ~0xFFFFFF) == Pen.RGB, "colour");
        return color;
    }

    private int number() throws IOException {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                check(value >= 0, "number");
                return value;
            }
        }
        throw new IOException("number");
    }

    static void check(boolean valid, String what) throws IOException {
        if (!valid) {
            throw new IOException(what);
        }
    }
}
