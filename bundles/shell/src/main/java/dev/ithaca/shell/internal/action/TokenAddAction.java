// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Scope;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.AccessJson;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.shell.internal.text.Values;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "token-add",
        description = "Make a token for a script or a node",
        detailedDescription = """
                The token is printed once and cannot be shown again. Scopes: observe sees sessions and their output, control
                starts, types into and ends them too, manage also manages tokens, logins and the password; node joins as a
                node and does nothing else.""")
@Manual(
        words = "token add",
        group = Manual.Group.WEB,
        examples = {
            "ithaca token add ci --scope observe --ttl 30d",
            "curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:15443/api/v1/sessions"
        })
public final class TokenAddAction implements Action {
    @Option(
            name = "--scope",
            description = "What it may do: observe, control, manage or node",
            multiValued = true,
            valueToShowInHelp = "control")
    @Completion(
            value = StringsCompleter.class,
            values = {"observe", "control", "manage", "node"})
    private @Nullable List<String> scopes;

    @Option(name = "--ttl", description = "How long it lives, for example 12h or 30d; without it for ever")
    private @Nullable String ttl;

    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    @Argument(index = 0, name = "name", description = "What to call it", required = true)
    private String name = "";

    private final CommandContext context;

    public TokenAddAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        NewToken made = context.services().access().createToken(name, parsed(), ttl == null ? null : Values.ttl(ttl));
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>(AccessJson.token(made.token()));
            result.put("token", made.secret());
            context.caller().out().print(Json.write(result));
            return 0;
        }
        context.caller()
                .err()
                .print("Token " + name + " may " + String.join(", ", AccessJson.scopes(parsed()))
                        + ". Keep it: it is not shown again.\n");
        context.caller().out().print(made.secret() + "\n");
        return 0;
    }

    private Set<Scope> parsed() {
        Set<Scope> parsed = EnumSet.noneOf(Scope.class);
        for (String label : scopes == null ? List.of("control") : scopes) {
            parsed.add(Scope.of(label)
                    .orElseThrow(() -> ShellErrorCode.usage(
                            "invalid --scope value '" + label + "'; possible: observe, control, manage, node")));
        }
        return parsed;
    }
}
