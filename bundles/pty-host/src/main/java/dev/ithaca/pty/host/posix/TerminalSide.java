// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;

/**
 * The terminal's own side, which programs have open. Some things only it can tell or do, so it is opened for the moment; that is
 * neither seen by the programs nor makes it anybody's controlling terminal.
 */
final class TerminalSide {
    private static final int OPEN_FLAGS = 02 | 0400 | 04000 | 02000000; // O_RDWR, O_NOCTTY, O_NONBLOCK, O_CLOEXEC
    private static final byte[] NOTHING = {};
    private static final int POLLFD_BYTES = 8;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;

    private TerminalSide() {}

    /** Opens it; negative if that cannot be done, so where the system has no numbers for terminals. */
    static int open(int master) {
        String path = Tty.slavePath(master);
        return path.isEmpty() ? -1 : LibC.open(LibC.text(path), OPEN_FLAGS, 0);
    }

    /** What was written a moment ago may still be on its way inside the kernel; this waits for that, and not longer. */
    static void awaitInput(int terminal) {
        poll(terminal);
    }

    /**
     * Whether a program could write now: their output is not stopped, there is room, and no other writes. What was typed has
     * arrived before that is looked at.
     */
    static boolean takesOutput(int terminal) {
        return (poll(terminal) & POLLOUT) != 0;
    }

    /** Whether a program has begun to write, and waits until it may; a write of nothing would wait for the same lock. */
    static boolean hasWriter(int terminal) {
        return LibC.write(terminal, NOTHING, 0) != 0;
    }

    /** Polls, without waiting for more than that the kernel has dealt with what was typed. */
    private static int poll(int terminal) {
        try (NativeBlock block = new NativeBlock(POLLFD_BYTES)) {
            Pointer pollfd = block.pointer();
            pollfd.setInt(0, terminal);
            pollfd.setShort(4, (short) (POLLIN | POLLOUT));
            pollfd.setShort(6, (short) 0);
            return LibC.poll(pollfd, 1, 0) > 0 ? pollfd.getShort(6) : 0;
        }
    }
}
