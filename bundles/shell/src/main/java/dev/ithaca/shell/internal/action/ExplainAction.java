// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Explanation;
import dev.ithaca.shell.internal.command.GuardedSend;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "explain",
        description = "Say why a session counts as waiting for input, or not",
        detailedDescription = """
                With --json it gives the fence too: the name of the screen that the session waits at, so that an answer
                can be sent to that screen and no other (send --if-screen). It is null if that screen cannot be answered
                any more, because somebody has typed since.""")
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
    public Object execute() throws InterruptedException {
        SessionId session = new Targets(context).on(node).find(id, Targets.Wording.NOT_FOUND);
        Optional<Attention> attention = context.services().attention().attention(session);
        Optional<ScreenFence> fence = json ? GuardedSend.fence(context, session, attention) : Optional.empty();
        Explanation explanation = new Explanation(context.sessions().get(session), attention, fence);
        context.caller().out().print(json ? explanation.json() : explanation.text(Instant.now()));
        return 0;
    }
}
