// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps back what the programs of a terminal write until they are answered: their writes wait in the kernel, as behind Ctrl-S. So
 * what was read of a terminal is all that they have said when the answer is written, even if the host is put aside in between.
 *
 * <p>Where the kernel does not echo, the terminal's own side is told to wait and to go on. Where it does, that would keep the
 * echo back too, and a program that reads the answer at once would speak before it; so there it is Ctrl-S, and Ctrl-Q in front of
 * the answer, in one write with it: programs never see these two. With neither (an echo, and {@code stty -ixon}), and where the
 * system has no numbers for terminals, nothing is kept back. A terminal that somebody had stopped by Ctrl-S goes on afterwards.
 */
public final class OutputHold implements AutoCloseable {
    private static final long TCXONC = 0x540A;
    private static final Pointer STOP = new Pointer(0);
    private static final Pointer GO_ON = new Pointer(1);
    private static final byte[] NOTHING = {};

    private final int master;
    private final @Nullable FlowControl flow;
    private final int terminal;
    private final byte[] prefix;

    private OutputHold(int master, @Nullable FlowControl flow, int terminal) {
        this.master = master;
        this.flow = flow;
        this.terminal = terminal;
        this.prefix = flow != null && flow.echo() ? new byte[] {flow.start()} : NOTHING;
    }

    /** Begins to keep back; nothing may be on its way to the terminal. */
    public static OutputHold of(int master) {
        FlowControl flow = Tty.flowControl(master);
        boolean possible = flow != null && (!flow.echo() || flow.works());
        OutputHold hold = new OutputHold(master, flow, possible ? TerminalSide.open(master) : -1);
        hold.begin();
        return hold;
    }

    private void begin() {
        if (terminal < 0 || flow == null) {
            return;
        }
        if (flow.echo()) {
            LibC.write(master, new byte[] {flow.stop()}, 1);
            TerminalSide.awaitInput(terminal);
        } else {
            LibC.ioctl(terminal, TCXONC, STOP);
        }
    }

    /** Whether what it was begun by still holds: a program may have changed the modes of the terminal. */
    public boolean lasts() {
        return terminal < 0 || (flow != null && flow.equals(Tty.flowControl(master)));
    }

    /** What has to stand in front of the answer, in one write with it. */
    public byte[] prefix() {
        return terminal < 0 ? NOTHING : prefix;
    }

    /**
     * Lets them write again if Ctrl-Q has not: a program that throws away what it has not read may have thrown that away too.
     * What Ctrl-S has stopped goes on only if it was stopped the other way as well.
     */
    @Override
    public void close() {
        if (terminal < 0) {
            return;
        }
        if (!TerminalSide.takesOutput(terminal)) {
            LibC.ioctl(terminal, TCXONC, STOP);
            LibC.ioctl(terminal, TCXONC, GO_ON);
        }
        LibC.close(terminal);
    }
}
