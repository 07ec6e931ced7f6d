// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.PluginNameCompleter;
import dev.ithaca.shell.internal.text.PluginText;
import java.util.concurrent.CompletionException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;

@Command(
        scope = "ithaca",
        name = "plugins-restart",
        description = "Stop a plugin and start it anew",
        detailedDescription = "What hangs in it is interrupted. No other plugin and no session notices.")
@Manual(
        words = "plugins restart",
        group = Manual.Group.DAEMON,
        examples = {"ithaca plugins restart org.example.pager", "ithaca plugins restart pager-1.0.jar"})
public final class PluginsRestartAction implements Action {
    @Argument(index = 0, name = "name", description = "Its name, file, or the id of what it offers", required = true)
    @Completion(PluginNameCompleter.class)
    private String name = "";

    private final CommandContext context;

    public PluginsRestartAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        PluginStatus plugin;
        try {
            plugin = context.services().plugins().restart(name).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        context.caller().out().print(plugin.name() + " is " + PluginText.label(plugin.state()) + " again.\n");
        plugin.problems().forEach(problem -> context.caller().err().println(problem));
        return 0;
    }
}
