// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;

/** The client knows where it is installed and writes the unit. */
@Command(
        scope = "ithaca",
        name = "daemon-install",
        description = "Write a systemd user unit for the daemon",
        detailedDescription = """
                The unit starts the daemon with the options of the last `daemon start`, and stops the daemon alone: sessions
                survive its stop and its restart.""")
@Manual(
        words = "daemon install",
        group = Manual.Group.DAEMON,
        examples = {
            "ithaca daemon install && systemctl --user enable --now ithaca",
            "ithaca daemon start --detach --port 8443 --behind-proxy && ithaca daemon install"
        })
public final class DaemonInstallAction implements Action {
    public DaemonInstallAction(CommandContext context) {
        // nothing of the daemon is needed
    }

    @Override
    public Object execute() {
        throw new PlatformException(
                ShellErrorCode.CONFLICT, "the client installs the unit; run: ithaca daemon install");
    }
}
