// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.StartRun;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.command.Viewing;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.SessionJson;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "start",
        description = "Start a command in a new session and attach to it",
        detailedDescription = """
                Everything behind CMD belongs to the command, so options come first. The command gets the
                caller's environment and working directory. With --detach only the session's id is printed.""")
@Manual(
        words = "start",
        group = Manual.Group.SESSIONS,
        optionsUntil = 1,
        exitCodes = {"0-255: the exit code of the command when it ends; 128 and the number of a signal that ended it"},
        examples = {
            "ithaca start bash",
            "ithaca start --detach --title build --tag ci -- make -j4",
            "ithaca start --json --cwd src npm test"
        })
public final class StartAction implements Action {
    @Option(name = "--title", aliases = "-t", description = "Title of the session, at most 256 characters")
    private @Nullable String title;

    @Option(name = "--tag", description = "Tag of the session", multiValued = true)
    private @Nullable List<String> tags;

    @Option(name = "--detach", aliases = "-d", description = "Do not attach; print the session's id")
    private boolean detach;

    @Option(name = "--json", description = "Do not attach; print the session as JSON")
    private boolean json;

    @Option(name = "--disable-notifications", description = "Let no event of the session notify anybody")
    private boolean disableNotifications;

    @Option(name = "--cwd", description = "Working directory", valueToShowInHelp = "the caller's")
    private @Nullable String cwd;

    @Option(name = "--node", aliases = "-n", description = "Node to start it on")
    private @Nullable String node;

    @Argument(
            index = 0,
            name = "CMD",
            description = "The command and its arguments",
            required = true,
            multiValued = true)
    private List<String> command = List.of();

    private final CommandContext context;

    public StartAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        new Targets(context).on(node);
        boolean attach = !detach && !json;
        SessionInfo session = context.sessions()
                .start(StartRun.request(context.caller(), attach, command, cwd, title, tags, !disableNotifications));
        if (attach) {
            return new Viewing(context).show(session.id(), false);
        }
        context.caller().out().print(json ? Json.write(SessionJson.session(session)) : session.id() + "\n");
        return 0;
    }
}
