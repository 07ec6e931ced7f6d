// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Deadline;
import dev.ithaca.shell.internal.command.LastingOutput;
import dev.ithaca.shell.internal.command.LogsRun;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.OutputMatcher.Result;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.command.WaitRun;
import dev.ithaca.shell.internal.text.Values;
import dev.ithaca.spi.SessionId;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "logs",
        description = "Print the newest output of a session",
        detailedDescription = """
                The output is printed as a terminal shows it: redraws and progress bars resolved. --tail is
                by default the height of the terminal less one, 40 without one; lines are cut at its width, 80
                without one, unless --no-truncate is given.""")
@Manual(
        words = "logs",
        group = Manual.Group.TALK,
        exitCodes = {
            "3: with --wait-for-prompt: the session ended instead; the output is printed all the same",
            "124: --wait-for-prompt ran into its timeout; the output is printed all the same"
        },
        examples = {
            "ithaca logs 3f9 --tail 200 --no-truncate",
            "ithaca logs 3f9 --follow",
            "ithaca logs 3f9 --wait-for-prompt --timeout 2m",
            "ithaca logs 3f9 --raw > session.out"
        })
public final class LogsAction implements Action {
    @Option(name = "--tail", description = "How many of the last lines")
    private @Nullable String tail;

    @Option(name = "--keep-color", description = "Keep colours")
    private boolean keepColor;

    @Option(name = "--no-truncate", description = "Do not cut long lines")
    private boolean noTruncate;

    @Option(name = "--follow", aliases = "-f", description = "Go on with what comes, until the session ends")
    private boolean follow;

    @Option(name = "--raw", description = "Print the bytes exactly as the command wrote them, from the first on")
    private boolean raw;

    @Option(name = "--json", description = "Print the lines as JSON")
    private boolean json;

    @SuppressWarnings("UnusedVariable") // part of the grammar
    @Option(name = "--from-file", description = "Accepted for compatibility; the log is always what is printed")
    private boolean fromFile;

    @Option(name = "--wait-for-prompt", aliases = "-w", description = "First wait until it needs input or has ended")
    private boolean waitForPrompt;

    @Option(name = "--timeout", description = "How long to wait; 0 waits forever", valueToShowInHelp = "30s")
    private String timeout = "30s";

    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Session; the most recent if omitted")
    @Completion(SessionIdCompleter.class)
    private @Nullable String id;

    private final CommandContext context;

    public LogsAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        LogsRun run = new LogsRun(context, json, raw, follow, keepColor);
        run.check(tail != null);
        RenderRequest request = run.request(tail, noTruncate);
        Deadline deadline = Deadline.after(Values.timeout(timeout));
        SessionId session = new Targets(context).on(node).find(id, Targets.Wording.NOT_FOUND);
        Result result = waitForPrompt ? run.awaitPrompt(session, deadline) : Result.MET;
        try (SessionOutput output = LastingOutput.open(context, session)) {
            run.print(session, output, request);
        }
        return WaitRun.exitCode(result);
    }
}
