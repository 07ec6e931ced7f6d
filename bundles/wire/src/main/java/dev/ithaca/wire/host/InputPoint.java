// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;

/**
 * Where a session's output and input stand at one moment, after all that its terminal held was read and written to the log.
 *
 * @param end offset behind the last byte of output
 * @param inputs how often something was typed since the session began, by whomever; reports of the focus do not count
 * @param inputEnd the end of the output when something was typed last, 0 for never
 * @param unread how many bytes of input the child has not read yet, -1 if that is not known; a line that is still edited in the
 *     kernel does not count
 * @param rows rows of the terminal
 * @param columns columns of the terminal
 * @param foreground the foreground process group, 0 if it is not known
 * @param modesKnown whether {@code echo} and {@code canonical} are known
 * @param echo whether the terminal shows what is typed (ECHO)
 * @param canonical whether it hands on whole lines (ICANON)
 */
public record InputPoint(
        long end,
        long inputs,
        long inputEnd,
        int unread,
        int rows,
        int columns,
        int foreground,
        boolean modesKnown,
        boolean echo,
        boolean canonical) {
    private static final int MODES = 1;
    private static final int ECHO = 2;
    private static final int CANONICAL = 4;

    void write(PayloadWriter out) {
        out.i64(end)
                .i64(inputs)
                .i64(inputEnd)
                .i32(unread)
                .u16(rows)
                .u16(columns)
                .i32(foreground);
        out.u8((modesKnown ? MODES : 0) | (echo ? ECHO : 0) | (canonical ? CANONICAL : 0));
    }

    static InputPoint read(PayloadReader in) throws WireException {
        long end = in.i64();
        long inputs = in.i64();
        long inputEnd = in.i64();
        int unread = in.i32();
        int rows = in.u16();
        int columns = in.u16();
        int foreground = in.i32();
        int flags = in.u8();
        return new InputPoint(
                end,
                inputs,
                inputEnd,
                unread,
                rows,
                columns,
                foreground,
                (flags & MODES) != 0,
                (flags & ECHO) != 0,
                (flags & CANONICAL) != 0);
    }
}
