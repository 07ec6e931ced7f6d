// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.RouteQuery;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.NotifyJson;
import dev.ithaca.shell.internal.text.NotifyText;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Urgency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "notify-test",
        description = "Show which rule decides about a notification, and who would get it; nothing is sent",
        detailedDescription = "The rules are notify_rules and the other notify keys of config.json.")
@Manual(
        words = "notify test",
        group = Manual.Group.NOTIFY,
        examples = {
            "ithaca notify test 3f9",
            "ithaca notify test --kind session_ended --tag nightly --at 2026-11-23T03:00"
        })
public final class NotifyTestAction implements Action {
    @Option(name = "--kind", description = "Its kind", valueToShowInHelp = "input_needed")
    private String kind = "input_needed";

    @Option(name = "--tag", description = "A tag that it has", multiValued = true)
    private List<String> tags = List.of();

    @Option(name = "--urgency", description = "low, normal or high; what is usual for its kind if omitted")
    private @Nullable String urgency;

    @Option(name = "--at", description = "Local time that it is made at, as 2026-11-23T03:00; now if omitted")
    private @Nullable String at;

    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    @Argument(index = 0, name = "id", description = "Running session that it is about; none if omitted")
    @Completion(SessionIdCompleter.class)
    private @Nullable String id;

    private final CommandContext context;

    public NotifyTestAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        SessionId about = id == null ? null : new Targets(context).named(id, Targets.Wording.NO_SOURCE);
        RoutePlan plan =
                context.services().notifications().plan(new RouteQuery(kind, about, tags, urgency(urgency), time(at)));
        context.caller().out().print(json ? Json.write(NotifyJson.plan(plan)) : NotifyText.plan(plan));
        return 0;
    }

    private static @Nullable Urgency urgency(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Urgency.values())
                .filter(urgency -> urgency.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> ShellErrorCode.usage("--urgency must be low, normal or high, not " + word));
    }

    private static Instant time(@Nullable String text) {
        if (text == null) {
            return Instant.now();
        }
        try {
            return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw ShellErrorCode.usage("--at must be a local time as 2026-11-23T03:00, not " + text);
        }
    }
}
