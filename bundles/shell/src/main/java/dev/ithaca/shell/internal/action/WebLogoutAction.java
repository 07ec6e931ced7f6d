// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Login;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "web-logout", description = "End a login to the web page, or all")
@Manual(
        words = "web logout",
        group = Manual.Group.WEB,
        examples = {"ithaca web logout 3f9a21bc04d7e815", "ithaca web logout --all"})
public final class WebLogoutAction implements Action {
    @Option(name = "--all", description = "End all logins")
    private boolean all;

    @Argument(index = 0, name = "id", description = "A login (see: ithaca web logins)")
    private @Nullable String id;

    private final CommandContext context;

    public WebLogoutAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        if (all == (id != null)) {
            throw ShellErrorCode.usage("either the id of a login or --all is needed");
        }
        AccessService access = context.services().access();
        if (id != null) {
            if (!access.revokeLogin(id)) {
                throw new PlatformException(
                        ShellErrorCode.NOT_FOUND, "no such login: " + id + " (see: ithaca web logins)");
            }
            context.caller().out().print("Login " + id + " ended.\n");
            return 0;
        }
        long ended = access.logins().stream()
                .map(Login::id)
                .filter(access::revokeLogin)
                .count();
        context.caller().out().print((ended == 1 ? "1 login" : ended + " logins") + " ended.\n");
        return 0;
    }
}
