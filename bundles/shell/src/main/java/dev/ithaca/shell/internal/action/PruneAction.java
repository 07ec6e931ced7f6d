// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.SessionJson;
import dev.ithaca.shell.internal.text.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "prune", description = "Delete all ended sessions, or the older ones")
@Manual(
        words = "prune",
        group = Manual.Group.END,
        examples = {"ithaca prune --older-than 7d", "ithaca prune --keep 20 --dry-run"})
public final class PruneAction implements Action {
    @Option(name = "--older-than", description = "Only sessions that ended longer ago, for example 12h or 7d")
    private @Nullable String olderThan;

    @Option(name = "--keep", description = "How many of the newest ended sessions to keep", valueToShowInHelp = "0")
    private String keep = "0";

    @Option(name = "--dry-run", description = "Delete nothing, only tell what would be")
    private boolean dryRun;

    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    @Option(name = "--node", aliases = "-n", description = "Node of the sessions")
    private @Nullable String node;

    private final CommandContext context;

    public PruneAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        Instant before = olderThan == null ? null : Instant.now().minus(Values.age(olderThan));
        int kept = Values.integer("--keep", keep, 0, Integer.MAX_VALUE);
        new Targets(context).on(node);
        List<SessionInfo> pruned = context.sessions().prune(before, kept, dryRun);
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("items", pruned.stream().map(SessionJson::session).toList());
            result.put("total", pruned.size());
            result.put("dry_run", dryRun);
            context.caller().out().print(Json.write(result));
            return 0;
        }
        String done = dryRun ? " would be removed.\n" : " removed.\n";
        pruned.forEach(session -> context.caller().out().print("Session " + session.id() + done));
        context.caller().out().print((pruned.size() == 1 ? "1 session" : pruned.size() + " sessions") + done);
        return 0;
    }
}
