// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host knows of one session.
 *
 * @param session the session's id
 * @param pid the child's process id
 * @param startedMillis when it was spawned, milliseconds since the epoch
 * @param command the argument vector it was spawned with, so that a daemon that lost its row can adopt it
 * @param cwd its first working directory
 * @param rows rows of its terminal now
 * @param columns columns of its terminal now
 * @param start first offset that the log still has
 * @param end offset after the last byte that the child wrote
 * @param attached how many attach connections it has
 * @param stopping whether a stop or kill is under way
 * @param exit how it ended, or null while it runs
 */
public record SessionState(
        String session,
        long pid,
        long startedMillis,
        List<String> command,
        String cwd,
        int rows,
        int columns,
        long start,
        long end,
        int attached,
        boolean stopping,
        @Nullable ExitStatus exit) {
    void write(PayloadWriter out) {
        out.text(session)
                .i64(pid)
                .i64(startedMillis)
                .texts(command)
                .text(cwd)
                .u16(rows)
                .u16(columns);
        out.i64(start).i64(end).i32(attached).flag(stopping).flag(exit != null);
        if (exit != null) {
            exit.write(out);
        }
    }

    static SessionState read(PayloadReader in) throws WireException {
        return new SessionState(
                in.text(),
                in.i64(),
                in.i64(),
                in.texts(),
                in.text(),
                in.u16(),
                in.u16(),
                in.i64(),
                in.i64(),
                in.i32(),
                in.flag(),
                in.flag() ? ExitStatus.read(in) : null);
    }
}
