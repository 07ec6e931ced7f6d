// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

/** The client starts daemons; where this is executed one runs already. */
@Command(scope = "ithaca", name = "daemon-start", description = "Start the daemon", detailedDescription = """
                In the foreground, until it is stopped; with --detach in the background, once it answers.
                Every other command starts it in the background when it does not run.""")
@Manual(
        words = "daemon start",
        group = Manual.Group.DAEMON,
        examples = {"ithaca daemon start --detach"})
public final class DaemonStartAction implements Action {
    @SuppressWarnings("UnusedVariable") // part of the grammar; only the client acts on it
    @Option(name = "--detach", aliases = "-d", description = "Start it in the background")
    private boolean detach;

    public DaemonStartAction(CommandContext context) {
        // nothing of the daemon is needed
    }

    @Override
    public Object execute() {
        throw new PlatformException(ShellErrorCode.CONFLICT, "daemon is already running");
    }
}
