// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Deadline;
import dev.ithaca.shell.internal.command.Manual;
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
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "wait",
        description = "Wait until a session ends, waits for input, prints something or rests",
        detailedDescription = """
                --for exit, the default, waits for the end. --for prompt waits until it needs a human: a
                password, a yes or no, a menu, a text, an agent's or a shell's prompt. --for output waits for any new
                output, or with --match for a line that the regular expression is found in, also among what is on the
                screen already. --for idle waits until it is at a prompt or has printed nothing for five seconds.""")
@Manual(
        words = "wait",
        group = Manual.Group.TALK,
        exitCodes = {
            "0: what was waited for has happened",
            "3: the session ended before that",
            "124: the timeout passed"
        },
        examples = {
            "ithaca wait 3f9 --timeout 10m",
            "ithaca wait 3f9 --for prompt --timeout 5m",
            "ithaca wait 3f9 --match 'BUILD (SUCCESS|FAILURE)' --timeout 5m",
            "ithaca wait --json"
        })
public final class WaitAction implements Action {
    @Option(name = "--for", description = "What to wait for: exit, prompt, output or idle", valueToShowInHelp = "exit")
    @Completion(
            value = StringsCompleter.class,
            values = {"exit", "idle", "output", "prompt"})
    private @Nullable String what;

    @Option(name = "--match", description = "Regular expression that a line of output must match")
    private @Nullable String match;

    @Option(name = "--timeout", description = "How long to wait; 0 waits forever", valueToShowInHelp = "0")
    private String timeout = "0";

    @Option(name = "--json", description = "Print what happened as JSON")
    private boolean json;

    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Session; the most recent if omitted")
    @Completion(SessionIdCompleter.class)
    private @Nullable String id;

    private final CommandContext context;

    public WaitAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        WaitRun run = WaitRun.of(context, what, match);
        Deadline deadline = Deadline.after(Values.timeout(timeout));
        SessionId session = new Targets(context).on(node).find(id, Targets.Wording.NOT_FOUND);
        return run.await(session, deadline, json);
    }
}
