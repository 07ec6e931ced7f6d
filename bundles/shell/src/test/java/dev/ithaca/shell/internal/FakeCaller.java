// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.Caller;
import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.shell.internal.command.Services;
import dev.ithaca.shell.internal.command.ViewerTerminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller whose streams are in memory. */
public final class FakeCaller implements Caller {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outPrinter = new PrintStream(out, true, UTF_8);
    private final PrintStream errPrinter = new PrintStream(err, true, UTF_8);
    private InputStream in = new ByteArrayInputStream(new byte[0]);
    private boolean terminal;
    public @Nullable AttachGrant grant;
    public @Nullable ViewerTerminal viewer;
    public @Nullable Runnable afterwards;

    public FakeCaller withTerminal() {
        terminal = true;
        return this;
    }

    public FakeCaller withInput(String text) {
        in = new ByteArrayInputStream(text.getBytes(UTF_8));
        return this;
    }

    /** Runs a command line. */
    public int run(Services services, String... words) {
        return new CommandRunner(Catalog.COMMANDS, services).run(List.of(words), this);
    }

    public String printed() {
        return out.toString(UTF_8);
    }

    public String complained() {
        return err.toString(UTF_8);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public PrintStream out() {
        return outPrinter;
    }

    @Override
    public PrintStream err() {
        return errPrinter;
    }

    @Override
    public boolean inputIsTerminal() {
        return terminal;
    }

    @Override
    public boolean outputIsTerminal() {
        return terminal;
    }

    @Override
    public int rows() {
        return terminal ? 30 : 0;
    }

    @Override
    public int columns() {
        return terminal ? 100 : 0;
    }

    @Override
    public String cwd() {
        return "/work/here";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PATH", "/bin");
    }

    @Override
    public String name() {
        return "cli:me";
    }

    @Override
    public @Nullable ViewerTerminal viewer() {
        return viewer;
    }

    @Override
    public boolean canAttach() {
        return true;
    }

    @Override
    public int attach(AttachGrant given) {
        grant = given;
        return HANDED_OVER;
    }

    @Override
    public void afterwards(Runnable task) {
        afterwards = task;
    }
}
