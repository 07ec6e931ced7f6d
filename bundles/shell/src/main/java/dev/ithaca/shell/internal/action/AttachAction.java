// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.command.Viewing;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "attach", description = "Attach the terminal to a session", detailedDescription = """
                Leave with Ctrl-] then d; the session goes on. Ctrl-] twice sends one. The key detach_key of
                config.json names another key than Ctrl-]. Without a terminal the output is streamed as it is,
                from its first byte on, until the session ends.""")
@Manual(
        words = "attach",
        group = Manual.Group.SESSIONS,
        exitCodes = {
            "0: detached",
            "0-255: the exit code of the command when it ends; 128 and the number of a signal that ended it"
        },
        examples = {"ithaca attach", "ithaca attach 3f9 --read-only"})
public final class AttachAction implements Action {
    @Option(name = "--read-only", aliases = "-r", description = "Only look: send no keys, do not resize")
    private boolean readOnly;

    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Session; the most recent if omitted")
    @Completion(SessionIdCompleter.class)
    private @Nullable String id;

    private final CommandContext context;

    public AttachAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        Targets targets = new Targets(context).on(node);
        return new Viewing(context).show(targets.find(id, Targets.Wording.NOT_RUNNING), readOnly);
    }
}
