// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Daemon;
import dev.ithaca.shell.internal.command.Live;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.WebWait;
import dev.ithaca.shell.internal.text.DaemonStatus;
import dev.ithaca.shell.internal.text.Json;
import java.time.ZoneId;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

@Command(scope = "ithaca", name = "daemon-status", description = "Tell whether the daemon runs, and what it serves")
@Manual(
        words = "daemon status",
        group = Manual.Group.DAEMON,
        examples = {"ithaca daemon status --json"})
public final class DaemonStatusAction implements Action {
    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    private final CommandContext context;

    public DaemonStatusAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        Daemon daemon = context.services().daemon();
        DaemonStatus status = new DaemonStatus(
                daemon.pid(),
                daemon.version(),
                daemon.startedAt(),
                daemon.stateDirectory().toString(),
                context.sessions().hosts(),
                Live.count(context.sessions()),
                new WebWait(context.services()).now());
        context.caller().out().print(json ? Json.write(status.json()) : status.text(ZoneId.systemDefault()));
        return 0;
    }
}
