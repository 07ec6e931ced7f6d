// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;

/**
 * What the kernel says of a session's terminal at one moment.
 *
 * @param foreground the foreground process group, 0 if it is not known
 * @param program the name of the foreground group's leading program, empty if it is not known
 * @param leader whether the session's first process is in the foreground: a shell rather than what it runs
 * @param reading whether a member of the foreground group waits for keys
 * @param modesKnown whether {@code echo} and {@code canonical} are known
 * @param echo whether the terminal shows what is typed (ECHO)
 * @param canonical whether it hands on whole lines (ICANON)
 * @param processes how many processes the session has, the first one included; 0 if that is not known
 * @param running how many of them were running or waited for a disk
 * @param inputMillisAgo how long ago something was typed, -1 for never
 * @param inputEndedLine whether what was typed last ended in a line end or a control character that acts at once
 */
public record TtyFacts(
        int foreground,
        String program,
        boolean leader,
        Reading reading,
        boolean modesKnown,
        boolean echo,
        boolean canonical,
        int processes,
        int running,
        long inputMillisAgo,
        boolean inputEndedLine) {
    private static final int LEADER = 1;
    private static final int MODES = 2;
    private static final int ECHO = 4;
    private static final int CANONICAL = 8;
    private static final int LINE = 16;

    /** Whether somebody in the foreground waits for keys. */
    public enum Reading implements Coded {
        /** The system does not say, or not to us: another user's process, or no {@code /proc}. */
        UNKNOWN(0),
        /** All members were seen, and none waits for the terminal. */
        NO(1),
        /** One waits for several things, of which the terminal is one, or for a limited time. */
        MAYBE(2),
        /** One is blocked until a key comes. */
        YES(3);

        private final int code;

        Reading(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    void write(PayloadWriter out) {
        int flags = (leader ? LEADER : 0)
                | (modesKnown ? MODES : 0)
                | (echo ? ECHO : 0)
                | (canonical ? CANONICAL : 0)
                | (inputEndedLine ? LINE : 0);
        out.i32(foreground).text(program).u8(flags).u8(reading.code());
        out.i32(processes).i32(running).i64(inputMillisAgo);
    }

    static TtyFacts read(PayloadReader in) throws WireException {
        int foreground = in.i32();
        String program = in.text();
        int flags = in.u8();
        return new TtyFacts(
                foreground,
                program,
                (flags & LEADER) != 0,
                Coded.of(in.u8(), Reading.values()),
                (flags & MODES) != 0,
                (flags & ECHO) != 0,
                (flags & CANONICAL) != 0,
                in.i32(),
                in.i32(),
                in.i64(),
                (flags & LINE) != 0);
    }
}
