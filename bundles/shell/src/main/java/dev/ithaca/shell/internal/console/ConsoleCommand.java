// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.console;

import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.Services;
import java.util.List;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** A command of the table as Karaf's console knows it. */
public final class ConsoleCommand implements Command {
    private final CommandSpec spec;
    private final CommandRunner runner;
    private final Services services;
    private final RunningCommands running;

    public ConsoleCommand(CommandSpec spec, CommandRunner runner, Services services, RunningCommands running) {
        this.spec = spec;
        this.runner = runner;
        this.running = running;
        this.services = services;
    }

    @Override
    public String getScope() {
        return spec.command().scope();
    }

    @Override
    public String getName() {
        return spec.command().name();
    }

    @Override
    public String getDescription() {
        return spec.command().description();
    }

    @Override
    public Completer getCompleter(boolean scoped) {
        return new ConsoleCompleter(spec, scoped, services);
    }

    /** None: Karaf's own cuts the line into words as a shell does. */
    @Override
    public @Nullable Parser getParser() {
        return null;
    }

    /** The exit code is left in the console's variable {@code exit}; what is returned would be printed. */
    @Override
    public @Nullable Object execute(Session session, List<Object> arguments) {
        List<String> words = arguments.stream().map(String::valueOf).toList();
        ConsoleCaller caller = new ConsoleCaller(session);
        running.run(() -> session.put("exit", runner.run(spec, words, caller)));
        caller.finish();
        return null;
    }
}
