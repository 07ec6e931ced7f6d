// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.access.api.Token;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.AccessJson;
import dev.ithaca.shell.internal.text.Columns;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "token-ls", description = "List tokens, the oldest first")
@Manual(
        words = "token ls",
        group = Manual.Group.WEB,
        examples = {"ithaca token ls --json"})
public final class TokenListAction implements Action {
    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    private final CommandContext context;

    public TokenListAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        List<Token> tokens = context.services().access().tokens();
        if (json) {
            context.caller()
                    .out()
                    .print(Json.write(Map.of(
                            "items", tokens.stream().map(AccessJson::token).toList())));
            return 0;
        }
        context.caller()
                .out()
                .print(tokens.isEmpty() ? "No tokens. Make one with: ithaca token add <name>\n" : table(tokens));
        return 0;
    }

    private static String table(List<Token> tokens) {
        Columns table = new Columns("NAME", "SCOPES", "CREATED", "EXPIRES", "LAST USED");
        tokens.forEach(token -> table.row(
                token.name(),
                String.join(",", AccessJson.scopes(token.scopes())),
                time(token.createdAt()),
                time(token.expiresAt()),
                time(token.lastUsedAt())));
        return table.text();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "never" : Times.local(time, ZoneId.systemDefault());
    }
}
