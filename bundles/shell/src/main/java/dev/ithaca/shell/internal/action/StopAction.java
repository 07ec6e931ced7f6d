// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Ended;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.text.Values;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "stop",
        description = "Ask a session to end, and end it if it does not",
        detailedDescription =
                "Ctrl-C first, then SIGTERM to its whole process tree, then SIGKILL when the grace is over.")
@Manual(
        words = "stop",
        group = Manual.Group.END,
        examples = {"ithaca stop 3f9", "ithaca stop 3f9 --grace 30"})
public final class StopAction implements Action {
    @Option(name = "--grace", description = "Seconds until it is killed", valueToShowInHelp = "5")
    private String grace = "5";

    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Session; the most recent if omitted")
    @Completion(SessionIdCompleter.class)
    private @Nullable String id;

    private final CommandContext context;

    public StopAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        Duration limit = Values.grace(grace);
        SessionId session = new Targets(context).on(node).find(id, Targets.Wording.NOT_STOPPED);
        Ended.stop(context.sessions(), session, limit);
        context.caller().out().print("Session " + session + " stopped. Check logs with: ithaca logs " + session + "\n");
        return 0;
    }
}
