// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/** How much of what was typed the programs of a terminal have not read yet. */
public final class UnreadInput {
    /** That cannot be told. */
    public static final int UNKNOWN = -1;

    private static final long FIONREAD = 0x541B;

    private UnreadInput() {}

    /** Counts the bytes; of a line that is still edited in the kernel, none. */
    public static int bytes(int master) {
        int terminal = TerminalSide.open(master);
        if (terminal < 0) {
            return UNKNOWN;
        }
        try (NativeBlock count = new NativeBlock(Integer.BYTES)) {
            TerminalSide.awaitInput(terminal);
            return LibC.ioctl(terminal, FIONREAD, count.pointer()) == 0
                    ? count.pointer().getInt(0)
                    : UNKNOWN;
        } finally {
            LibC.close(terminal);
        }
    }
}
