// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;

/**
 * How a child ended.
 *
 * @param code the exit code 0 to 255; 0 if a signal ended the child
 * @param signal the number of the signal that ended the child, 0 if it exited
 * @param requested what had been asked for before it ended
 * @param atMillis when the host reaped it, milliseconds since the epoch
 */
public record ExitStatus(int code, int signal, Requested requested, long atMillis) {
    /** What {@link HostRequest.Terminate} had asked for. */
    public enum Requested implements Coded {
        NOTHING(0),
        STOP(1),
        KILL(2);

        private final int code;

        Requested(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    void write(PayloadWriter out) {
        out.i32(code).i32(signal).u8(requested.code()).i64(atMillis);
    }

    static ExitStatus read(PayloadReader in) throws WireException {
        return new ExitStatus(in.i32(), in.i32(), Coded.of(in.u8(), Requested.values()), in.i64());
    }
}
