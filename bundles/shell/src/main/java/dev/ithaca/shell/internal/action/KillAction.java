// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Ended;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.spi.SessionId;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "kill", description = "Kill the whole process tree of sessions at once")
@Manual(
        words = "kill",
        group = Manual.Group.END,
        examples = {"ithaca kill 3f9"})
public final class KillAction implements Action {
    @Option(name = "--node", aliases = "-n", description = "Node of the sessions")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Sessions", required = true, multiValued = true)
    @Completion(SessionIdCompleter.class)
    private List<String> ids = List.of();

    private final CommandContext context;

    public KillAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        Targets targets = new Targets(context).on(node);
        List<SessionId> sessions = ids.stream()
                .map(id -> targets.named(id, Targets.Wording.NOT_STOPPED))
                .distinct()
                .toList();
        for (SessionId session : sessions) {
            Ended.kill(context.sessions(), session);
            context.caller()
                    .out()
                    .print("Session " + session + " killed. Check logs with: ithaca logs " + session + "\n");
        }
        return 0;
    }
}
