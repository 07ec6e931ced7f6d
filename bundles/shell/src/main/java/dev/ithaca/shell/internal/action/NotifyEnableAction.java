// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.NotifySwitch;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "notify-enable", description = "Let a session notify")
@Manual(
        words = "notify enable",
        group = Manual.Group.NOTIFY,
        examples = {"ithaca notify enable 3f9"})
public final class NotifyEnableAction implements Action {
    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Session; the most recent if omitted")
    @Completion(SessionIdCompleter.class)
    private @Nullable String id;

    private final CommandContext context;

    public NotifyEnableAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        NotifySwitch.set(context, node, id, true);
        return 0;
    }
}
