// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.Columns;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.NotifyJson;
import dev.ithaca.shell.internal.text.Times;
import dev.ithaca.shell.internal.text.Values;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

@Command(
        scope = "ithaca",
        name = "notify-log",
        description = "Show what became of notifications, the newest last",
        detailedDescription = "Channels that had nobody to tell are left out, except with --all.")
@Manual(
        words = "notify log",
        group = Manual.Group.NOTIFY,
        examples = {"ithaca notify log", "ithaca notify log --limit 100 --json"})
public final class NotifyLogAction implements Action {
    @Option(name = "--limit", description = "How many at most, 1 to 500", valueToShowInHelp = "20")
    private String limit = "20";

    @Option(name = "--all", aliases = "-a", description = "Show channels that had nobody to tell as well")
    private boolean all;

    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    private final CommandContext context;

    public NotifyLogAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        List<DeliveryEntry> entries = entries(Values.integer("--limit", limit, 1, 500));
        String text = json
                ? Json.write(
                        Map.of("items", entries.stream().map(NotifyJson::entry).toList()))
                : entries.isEmpty() ? "No notifications yet.\n" : table(entries);
        context.caller().out().print(text);
        return 0;
    }

    /** Reads on where entries were left out, until there are enough. */
    private List<DeliveryEntry> entries(int most) {
        List<DeliveryEntry> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (found.size() < most) {
            List<DeliveryEntry> page = context.services().notifications().log(before, 500);
            page.stream()
                    .filter(entry -> all || entry.outcome() != DeliveryEntry.Outcome.IGNORED)
                    .limit(most - found.size())
                    .forEach(found::add);
            if (page.size() < 500) {
                break;
            }
            before = page.get(page.size() - 1).sequence();
        }
        Collections.reverse(found);
        return found;
    }

    private static String table(List<DeliveryEntry> entries) {
        Columns table =
                new Columns("TIME", "KIND", "SESSIONS", "CHANNEL", "RULE", "OUTCOME", "TRIES", "TITLE", "DETAIL");
        entries.forEach(entry -> table.row(
                Times.local(entry.createdAt(), ZoneId.systemDefault()),
                entry.kind(),
                dash(entry.sessions()),
                dash(entry.channel()),
                dash(entry.rule()),
                NotifyJson.label(entry.outcome()),
                Integer.toString(entry.attempts()),
                entry.title(),
                dash(entry.detail())));
        return table.text();
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
