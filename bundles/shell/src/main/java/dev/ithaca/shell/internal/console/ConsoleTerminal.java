// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.console;

import dev.ithaca.shell.internal.command.ViewerTerminal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.NonBlockingInputStream;
import org.jspecify.annotations.Nullable;

/** The terminal of a Karaf console, which its line editor leaves alone while a command runs. */
final class ConsoleTerminal implements ViewerTerminal {
    private final Terminal terminal;
    private final NonBlockingInputStream in;
    private @Nullable Attributes before;
    private @Nullable SignalHandler resizedBefore;

    private ConsoleTerminal(Terminal terminal, NonBlockingInputStream in) {
        this.terminal = terminal;
        this.in = in;
    }

    /** The console's terminal as Karaf gives it; null if there is none behind it, as for a script or a pipe. */
    static @Nullable ConsoleTerminal of(org.apache.karaf.shell.api.console.@Nullable Terminal given) {
        return given instanceof Terminal terminal
                        && !terminal.getType().startsWith(Terminal.TYPE_DUMB)
                        && terminal.input() instanceof NonBlockingInputStream in
                ? new ConsoleTerminal(terminal, in)
                : null;
    }

    @Override
    public int rows() {
        return terminal.getHeight();
    }

    @Override
    public int columns() {
        return terminal.getWidth();
    }

    /** JLine's raw mode still lets the driver make signals of keys and change what is printed. */
    @Override
    public void makeRaw(Runnable resized) {
        terminal.flush();
        before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlags(EnumSet.of(LocalFlag.ISIG, LocalFlag.ECHONL), false);
        raw.setInputFlags(EnumSet.of(InputFlag.BRKINT, InputFlag.PARMRK, InputFlag.ISTRIP, InputFlag.IGNCR), false);
        raw.setOutputFlag(OutputFlag.OPOST, false);
        terminal.setAttributes(raw);
        resizedBefore = terminal.handle(Signal.WINCH, signal -> resized.run());
    }

    @Override
    public void restore() {
        if (resizedBefore != null) {
            terminal.handle(Signal.WINCH, resizedBefore);
        }
        if (before != null) {
            terminal.setAttributes(before);
        }
    }

    @Override
    public int read(long timeoutMillis) throws IOException {
        int key = in.read(timeoutMillis);
        return key == NonBlockingInputStream.READ_EXPIRED ? NOTHING : key;
    }

    @Override
    public OutputStream out() {
        return terminal.output();
    }
}
