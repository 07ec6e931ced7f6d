// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;

/**
 * How much of what was typed the programs of a terminal have not read yet. Only the terminal's own side can tell, so it is
 * opened for the moment; that is neither seen by the programs nor makes it anybody's controlling terminal.
 */
public final class UnreadInput {
    /** That cannot be told. */
    public static final int UNKNOWN = -1;

    private static final int OPEN_FLAGS = 02 | 0400 | 04000 | 02000000; // O_RDWR, O_NOCTTY, O_NONBLOCK, O_CLOEXEC
    private static final long FIONREAD = 0x541B;
    private static final int POLLFD_BYTES = 8;
    private static final short POLLIN = 1;

    private UnreadInput() {}

    /** Counts the bytes; of a line that is still edited in the kernel, none. */
    public static int bytes(int master) {
        String path = Tty.slavePath(master);
        int terminal = path.isEmpty() ? -1 : LibC.open(LibC.text(path), OPEN_FLAGS, 0);
        if (terminal < 0) {
            return UNKNOWN;
        }
        try (NativeBlock block = new NativeBlock(POLLFD_BYTES)) {
            flush(terminal, block.pointer());
            return LibC.ioctl(terminal, FIONREAD, block.pointer()) == 0
                    ? block.pointer().getInt(0)
                    : UNKNOWN;
        } finally {
            LibC.close(terminal);
        }
    }

    /** What was written a moment ago may still be on its way inside the kernel; a poll waits for that, and not longer. */
    private static void flush(int terminal, Pointer pollfd) {
        pollfd.setInt(0, terminal);
        pollfd.setShort(4, POLLIN);
        pollfd.setShort(6, (short) 0);
        LibC.poll(pollfd, 1, 0);
    }
}
