// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps back what the programs of a terminal write until they are answered: their writes wait in the kernel, as behind Ctrl-S. So
 * what was read of a terminal is all that they have said when the answer is written, even if the host is put aside in between;
 * and a program that waits to say more by then is noticed.
 *
 * <p>Where the kernel does not echo, the terminal's own side is told to wait and to go on. Where it does, that would keep the
 * echo back too, and a program that reads the answer at once would speak before it; so there it is Ctrl-S, and Ctrl-Q in front of
 * the answer, in one write with it: programs never see these two. With neither (an echo, and {@code stty -ixon}), and where the
 * system has no numbers for terminals or no flow control, nothing is kept back. What somebody had stopped by Ctrl-S stays stopped.
 */
public final class OutputHold implements AutoCloseable {
    private static final long TCXONC = 0x540A;
    private static final Pointer STOP = new Pointer(0);
    private static final Pointer GO_ON = new Pointer(1);
    private static final byte[] NOTHING = {};

    private final int master;
    private final @Nullable FlowControl flow;
    private final int terminal;
    private Way way = Way.NONE;
    private boolean answered;

    private enum Way {
        NONE,
        STOPPED_BY_OTHERS,
        KEYS,
        TERMINAL
    }

    private OutputHold(int master, @Nullable FlowControl flow, int terminal) {
        this.master = master;
        this.flow = flow;
        this.terminal = terminal;
    }

    /** Begins to keep back; nothing may be on its way to the terminal. */
    public static OutputHold of(int master) {
        FlowControl flow = Tty.flowControl(master);
        OutputHold hold = new OutputHold(master, flow, flow == null ? -1 : TerminalSide.open(master));
        hold.begin();
        return hold;
    }

    private void begin() {
        if (terminal < 0 || flow == null) {
            return;
        }
        if (!TerminalSide.takesOutput(terminal)) {
            way = Way.STOPPED_BY_OTHERS;
        } else if (LibC.ioctl(terminal, TCXONC, GO_ON) != 0) {
            way = Way.NONE; // some kernels take Ctrl-S for a key like any other
        } else if (!flow.echo()) {
            way = Way.TERMINAL;
            LibC.ioctl(terminal, TCXONC, STOP);
        } else if (flow.works()) {
            way = Way.KEYS;
            LibC.write(master, new byte[] {flow.stop()}, 1);
            TerminalSide.awaitInput(terminal);
        }
    }

    /** Whether it still holds (a program may have changed the modes of the terminal), and no program waits to write. */
    public boolean lasts() {
        return way == Way.NONE
                || (flow != null
                        && flow.equals(Tty.flowControl(master))
                        && !TerminalSide.takesOutput(terminal)
                        && !TerminalSide.hasWriter(terminal));
    }

    /** What has to stand in front of the answer, in one write with it. */
    public byte[] prefix() {
        return way == Way.KEYS && flow != null ? new byte[] {flow.start()} : NOTHING;
    }

    /** The answer is written, with the {@link #prefix} in front of it. */
    public void answered() {
        answered = true;
    }

    /** Lets them write again. */
    @Override
    public void close() {
        if (terminal < 0) {
            return;
        }
        if (way == Way.TERMINAL || (way == Way.KEYS && !answered)) {
            goOn(terminal);
        }
        LibC.close(terminal);
    }

    /** Lets them write again if Ctrl-Q was lost on its way: a program that throws away what it has not read throws that away too. */
    public static void release(int master) {
        int terminal = TerminalSide.open(master);
        if (terminal >= 0) {
            if (!TerminalSide.takesOutput(terminal)) {
                goOn(terminal);
            }
            LibC.close(terminal);
        }
    }

    /** What Ctrl-S has stopped goes on only if it was stopped the other way as well. What is echoed right then comes with a later write only. */
    private static void goOn(int terminal) {
        LibC.ioctl(terminal, TCXONC, STOP);
        LibC.ioctl(terminal, TCXONC, GO_ON);
    }
}
