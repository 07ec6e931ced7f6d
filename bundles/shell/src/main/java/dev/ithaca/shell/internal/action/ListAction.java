// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.SessionJson;
import dev.ithaca.shell.internal.text.SessionTable;
import dev.ithaca.shell.internal.text.Times;
import dev.ithaca.shell.internal.text.Values;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "ls", description = "List sessions, the most recent last")
@Manual(
        words = "ls",
        group = Manual.Group.SESSIONS,
        examples = {"ithaca ls", "ithaca ls --status running --tag ci", "ithaca ls --json --since 2026-11-22T00:00:00Z"
        })
public final class ListAction implements Action {
    @Option(name = "--search", description = "Text that id, title, tags, command or arguments hold")
    private @Nullable String search;

    @Option(name = "--tag", description = "Tag that the sessions have; all must match", multiValued = true)
    private @Nullable List<String> tags;

    @Option(name = "--status", aliases = "-s", description = "Status that the sessions have", multiValued = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"created", "running", "stopping", "stopped", "killed", "failed", "unknown"})
    private @Nullable List<String> statuses;

    @Option(name = "--since", description = "Earliest creation, RFC3339")
    private @Nullable String since;

    @Option(name = "--until", description = "Latest creation, RFC3339")
    private @Nullable String until;

    @Option(name = "--limit", description = "How many sessions at most", valueToShowInHelp = "10")
    private String limit = "10";

    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    @Option(name = "--node", aliases = "-n", description = "Node whose sessions to list")
    private @Nullable String node;

    private final CommandContext context;

    public ListAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        SessionQuery query = new SessionQuery(
                search == null || search.isBlank() ? null : search.trim(),
                Values.tags(tags),
                Values.statuses(statuses),
                Times.parse("--since", since),
                Times.parse("--until", until),
                SessionQuery.Sort.CREATED_AT,
                false,
                0,
                Values.integer("--limit", limit, 1, 10_000));
        new Targets(context).on(node);
        SessionPage page = context.sessions().list(query);
        context.caller()
                .out()
                .print(
                        json
                                ? Json.write(SessionJson.page(page))
                                : SessionTable.now().format(page));
        return 0;
    }
}
