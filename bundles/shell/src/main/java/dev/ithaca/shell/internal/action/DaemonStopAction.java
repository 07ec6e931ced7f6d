// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.Caller;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Daemon;
import dev.ithaca.shell.internal.command.Live;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.shell.internal.text.Values;
import java.time.Duration;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "daemon-stop",
        description = "Stop the daemon; sessions go on",
        detailedDescription = "The next daemon finds the sessions again. With --sessions they are stopped first.")
@Manual(
        words = "daemon stop",
        group = Manual.Group.DAEMON,
        examples = {"ithaca daemon stop", "ithaca daemon stop --sessions --grace 5"})
public final class DaemonStopAction implements Action {
    @Option(name = "--sessions", description = "Stop all sessions first")
    private boolean sessions;

    @Option(name = "--grace", description = "Seconds until they are killed", valueToShowInHelp = "15")
    private @Nullable String grace;

    private final CommandContext context;

    public DaemonStopAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        Caller caller = context.caller();
        if (grace != null && !sessions) {
            throw ShellErrorCode.usage("--grace needs --sessions: without it no session is stopped");
        }
        Duration limit = Values.grace(grace == null ? "15" : grace);
        long running = Live.count(context.sessions());
        if (sessions) {
            int left = Live.stopAll(context.sessions(), limit);
            if (left > 0) {
                caller.err().println("warning: " + Live.words(left) + " did not stop");
            }
        } else if (running > 0) {
            caller.out()
                    .print(Live.words(running) + " kept running. Stop them too with: ithaca daemon stop --sessions\n");
        }
        Daemon daemon = context.services().daemon();
        caller.afterwards(daemon::shutDown);
        return 0;
    }
}
