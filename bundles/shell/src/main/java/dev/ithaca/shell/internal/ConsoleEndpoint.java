// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.shell.internal.command.Services;
import dev.ithaca.shell.internal.console.ConsoleCommand;
import dev.ithaca.shell.internal.console.RunningCommands;
import java.util.List;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts the commands into the Karaf console. They are registered here and not found by Karaf's own extender, since Karaf's
 * parser does not know their grammar.
 */
@Component(
        service = {},
        immediate = true)
public final class ConsoleEndpoint {
    private final SessionFactory console;
    private final List<ConsoleCommand> commands;
    private final RunningCommands running = new RunningCommands();

    @Activate
    public ConsoleEndpoint(@Reference SessionFactory console, @Reference Services services) {
        this.console = console;
        CommandRunner runner = new CommandRunner(Catalog.COMMANDS, services);
        commands = Catalog.COMMANDS.stream()
                .filter(spec -> !spec.isHidden())
                .map(spec -> new ConsoleCommand(spec, runner, services, running))
                .toList();
        commands.forEach(command -> console.getRegistry().register(command));
    }

    @Deactivate
    public void close() {
        commands.forEach(command -> console.getRegistry().unregister(command));
        running.close();
    }
}
