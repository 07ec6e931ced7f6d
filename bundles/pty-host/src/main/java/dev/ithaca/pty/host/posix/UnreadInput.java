// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;

/**
 * How much of what was typed the programs of a terminal have not read yet. Only the terminal's own side can tell, so it is
 * opened for the moment.
 */
public final class UnreadInput {
    /** That cannot be told. */
    public static final int UNKNOWN = -1;

    private static final long FIONREAD = 0x541B;
    private static final int POLLFD_BYTES = 8;
    private static final short POLLIN = 1;

    private UnreadInput() {}

    /** Counts the bytes; of a line that is still edited in the kernel, none. */
    public static int bytes(int master) {
        int terminal = Tty.openSlave(master);
        if (terminal < 0) {
            return UNKNOWN;
        }
        try (NativeBlock block = new NativeBlock(Integer.BYTES)) {
            flush(terminal);
            return LibC.ioctl(terminal, FIONREAD, block.pointer()) == 0
                    ? block.pointer().getInt(0)
                    : UNKNOWN;
        } finally {
            LibC.close(terminal);
        }
    }

    /**
     * What was written a moment ago may still be on its way inside the kernel; a poll waits for that, and not longer.
     *
     * @param terminal the terminal's own side
     */
    static void flush(int terminal) {
        try (NativeBlock block = new NativeBlock(POLLFD_BYTES)) {
            Pointer pollfd = block.pointer();
            pollfd.setInt(0, terminal);
            pollfd.setShort(4, POLLIN);
            pollfd.setShort(6, (short) 0);
            LibC.poll(pollfd, 1, 0);
        }
    }
}
