// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;

@Command(
        scope = "ithaca",
        name = "token-rm",
        description = "Revoke a token",
        detailedDescription = "Whatever its holder has open ends at once.")
@Manual(
        words = "token rm",
        group = Manual.Group.WEB,
        examples = {"ithaca token rm ci"})
public final class TokenRemoveAction implements Action {
    @Argument(index = 0, name = "name", description = "The token", required = true)
    private String name = "";

    private final CommandContext context;

    public TokenRemoveAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        if (!context.services().access().revokeToken(name)) {
            throw new PlatformException(ShellErrorCode.NOT_FOUND, "no such token: " + name + " (see: ithaca token ls)");
        }
        context.caller().out().print("Token " + name + " revoked.\n");
        return 0;
    }
}
