// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.Columns;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.NotifyJson;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

@Command(scope = "ithaca", name = "notify-channels", description = "List the channels, and whether they work")
@Manual(
        words = "notify channels",
        group = Manual.Group.NOTIFY,
        examples = {"ithaca notify channels --json"})
public final class NotifyChannelsAction implements Action {
    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    private final CommandContext context;

    public NotifyChannelsAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        List<ChannelStatus> channels = context.services().notifications().channels();
        String text = json
                ? Json.write(Map.of(
                        "items", channels.stream().map(NotifyJson::channel).toList()))
                : channels.isEmpty() ? "No channels are installed.\n" : table(channels);
        context.caller().out().print(text);
        return 0;
    }

    private static String table(List<ChannelStatus> channels) {
        Columns table = new Columns("CHANNEL", "STATE", "WAITING", "DELIVERED", "FAILED", "PROBLEM");
        channels.forEach(channel -> table.row(
                channel.id(),
                NotifyJson.label(channel.state()),
                Integer.toString(channel.waiting()),
                Long.toString(channel.delivered()),
                Long.toString(channel.failed()),
                channel.problem().isEmpty() ? "-" : channel.problem()));
        return table.text();
    }
}
