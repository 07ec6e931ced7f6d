// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.access.api.Login;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.AccessJson;
import dev.ithaca.shell.internal.text.Columns;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.Times;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

@Command(scope = "ithaca", name = "web-logins", description = "List who is logged in to the web page, the newest first")
@Manual(
        words = "web logins",
        group = Manual.Group.WEB,
        examples = {"ithaca web logins --json"})
public final class WebLoginsAction implements Action {
    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    private final CommandContext context;

    public WebLoginsAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        List<Login> logins = context.services().access().logins();
        if (json) {
            context.caller()
                    .out()
                    .print(Json.write(Map.of(
                            "items", logins.stream().map(AccessJson::login).toList())));
            return 0;
        }
        context.caller().out().print(logins.isEmpty() ? "Nobody is logged in.\n" : table(logins));
        return 0;
    }

    private static String table(List<Login> logins) {
        ZoneId zone = ZoneId.systemDefault();
        Columns table = new Columns("ID", "CLIENT", "BY", "CREATED", "LAST USED", "EXPIRES");
        logins.forEach(login -> table.row(
                login.id(),
                login.client(),
                login.byLink() ? "link" : "password",
                Times.local(login.createdAt(), zone),
                Times.local(login.lastUsedAt(), zone),
                Times.local(login.expiresAt(), zone)));
        return table.text();
    }
}
