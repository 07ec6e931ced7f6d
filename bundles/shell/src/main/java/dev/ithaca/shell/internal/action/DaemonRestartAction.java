// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;

/** The client restarts daemons; a daemon cannot restart itself. */
@Command(
        scope = "ithaca",
        name = "daemon-restart",
        description = "Stop the daemon and start it in the background with the same options; sessions go on")
@Manual(
        words = "daemon restart",
        group = Manual.Group.DAEMON,
        examples = {"ithaca daemon restart"})
public final class DaemonRestartAction implements Action {
    public DaemonRestartAction(CommandContext context) {
        // nothing of the daemon is needed
    }

    @Override
    public Object execute() {
        throw new PlatformException(
                ShellErrorCode.CONFLICT, "a daemon cannot restart itself; run: ithaca daemon restart");
    }
}
