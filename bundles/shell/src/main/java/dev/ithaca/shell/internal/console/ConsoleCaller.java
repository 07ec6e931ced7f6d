// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.console;

import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.shell.internal.command.Caller;
import dev.ithaca.shell.internal.command.ViewerTerminal;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.jspecify.annotations.Nullable;

/** A Karaf console as the caller of a command. It attaches with its own terminal, if there is one behind it. */
final class ConsoleCaller implements Caller {
    private final Session session;
    private @Nullable Runnable afterwards;

    ConsoleCaller(Session session) {
        this.session = session;
    }

    @Override
    public InputStream in() {
        return session.getKeyboard();
    }

    @Override
    public PrintStream out() {
        return session.getConsole();
    }

    @Override
    public PrintStream err() {
        return session.getConsole();
    }

    @Override
    public boolean inputIsTerminal() {
        return session.getTerminal() != null;
    }

    @Override
    public boolean outputIsTerminal() {
        return session.getTerminal() != null;
    }

    @Override
    public int rows() {
        Terminal terminal = session.getTerminal();
        return terminal == null ? 0 : terminal.getHeight();
    }

    @Override
    public int columns() {
        Terminal terminal = session.getTerminal();
        return terminal == null ? 0 : terminal.getWidth();
    }

    @Override
    public String cwd() {
        return session.currentDir().toAbsolutePath().toString();
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public boolean canAttach() {
        return false;
    }

    @Override
    public int attach(AttachGrant grant) {
        throw new IllegalStateException("a console does not speak with hosts");
    }

    @Override
    public @Nullable ViewerTerminal viewer() {
        return ConsoleTerminal.of(session.getTerminal());
    }

    @Override
    public void afterwards(Runnable task) {
        afterwards = task;
    }

    void finish() {
        session.getConsole().flush();
        if (afterwards != null) {
            afterwards.run();
        }
    }
}
