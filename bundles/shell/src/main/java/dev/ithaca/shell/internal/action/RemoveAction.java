// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Ended;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "rm", description = "Delete ended sessions with their logs")
@Manual(
        words = "rm",
        group = Manual.Group.END,
        examples = {"ithaca rm 3f9 81c", "ithaca rm --force 3f9 # kills it first if it runs"})
public final class RemoveAction implements Action {
    @Option(name = "--force", aliases = "-f", description = "Kill sessions that still run")
    private boolean force;

    @Option(name = "--node", aliases = "-n", description = "Node of the sessions")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Sessions", required = true, multiValued = true)
    @Completion(SessionIdCompleter.class)
    private List<String> ids = List.of();

    private final CommandContext context;

    public RemoveAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        Targets targets = new Targets(context).on(node);
        List<SessionId> sessions = ids.stream()
                .map(id -> targets.named(id, Targets.Wording.NOT_FOUND))
                .distinct()
                .toList();
        for (SessionId session : sessions) {
            if (!force && context.sessions().get(session).status().isLive()) {
                throw new PlatformException(
                        SessionErrorCode.RUNNING,
                        "session is running: " + session + "; stop it first with: ithaca stop " + session);
            }
        }
        for (SessionId session : sessions) {
            if (context.sessions().get(session).status().isLive()) {
                Ended.kill(context.sessions(), session);
            }
            context.sessions().delete(session);
            context.caller().out().print("Session " + session + " removed.\n");
        }
        return 0;
    }
}
