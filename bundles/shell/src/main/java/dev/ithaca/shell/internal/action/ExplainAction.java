// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Explanation;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.spi.SessionId;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "explain", description = "Say why a session counts as waiting for input, or not")
@Manual(
        words = "explain",
        group = Manual.Group.TALK,
        examples = {"ithaca explain", "ithaca explain 3f9 --json"})
public final class ExplainAction implements Action {
    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Session; the most recent if omitted")
    @Completion(SessionIdCompleter.class)
    private @Nullable String id;

    private final CommandContext context;

    public ExplainAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        SessionId session = new Targets(context).on(node).find(id, Targets.Wording.NOT_FOUND);
        Explanation explanation = new Explanation(
                context.sessions().get(session), context.services().attention().attention(session));
        context.caller().out().print(json ? explanation.json() : explanation.text(Instant.now()));
        return 0;
    }
}
