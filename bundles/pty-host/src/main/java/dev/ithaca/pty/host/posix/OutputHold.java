// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;

/**
 * Keeps back what the programs of a terminal write, so that what was read of it stays all that they have said while somebody
 * answers it: their writes wait, as behind Ctrl-S. The terminal's own side is opened for that. A terminal that was stopped by
 * Ctrl-S goes on afterwards. Where the system has no numbers for terminals nothing is kept back.
 */
public final class OutputHold implements AutoCloseable {
    private static final long TCXONC = 0x540A;
    private static final Pointer STOP = new Pointer(0);
    private static final Pointer GO_ON = new Pointer(1);

    private final int terminal;

    private OutputHold(int terminal) {
        this.terminal = terminal;
    }

    /** Begins to keep back. */
    public static OutputHold of(int master) {
        int terminal = Tty.openSlave(master);
        if (terminal >= 0) {
            LibC.ioctl(terminal, TCXONC, STOP);
        }
        return new OutputHold(terminal);
    }

    /** One that keeps nothing back. */
    public static OutputHold none() {
        return new OutputHold(-1);
    }

    /** Lets them write again. The kernel's echo of what was typed meanwhile comes with the next write only: with an empty one. */
    @Override
    public void close() {
        if (terminal >= 0) {
            LibC.ioctl(terminal, TCXONC, GO_ON);
            LibC.write(terminal, new byte[0], 0);
            LibC.close(terminal);
        }
    }
}
