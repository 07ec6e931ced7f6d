// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.Printable;
import dev.ithaca.shell.internal.text.SessionJson;
import dev.ithaca.shell.internal.text.Values;
import dev.ithaca.spi.SessionId;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "update",
        description = "Change the title or the tags of a session",
        detailedDescription = "What is omitted stays; an empty text clears; tags given replace all the old ones.")
@Manual(
        words = "update",
        group = Manual.Group.SESSIONS,
        examples = {"ithaca update 3f9 --title build --tag ci --tag nightly", "ithaca update 3f9 --title '' --tag ''"})
public final class UpdateAction implements Action {
    @Option(name = "--title", aliases = "-t", description = "The new title")
    private @Nullable String title;

    @Option(name = "--tag", description = "A new tag", multiValued = true)
    private @Nullable List<String> tags;

    @Option(name = "--json", description = "Print the session as JSON")
    private boolean json;

    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "id", description = "Session", required = true)
    @Completion(SessionIdCompleter.class)
    private String id = "";

    private final CommandContext context;

    public UpdateAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        SessionId session = new Targets(context).on(node).named(id, Targets.Wording.NOT_FOUND);
        MetadataChange change = new MetadataChange(title, tags == null ? null : Values.tags(tags), null);
        SessionInfo updated = context.sessions().update(session, change);
        context.caller().out().print(json ? Json.write(SessionJson.session(updated)) : sentence(updated));
        return 0;
    }

    private static String sentence(SessionInfo session) {
        String title = session.title();
        return "Updated session " + session.id() + ". Title: "
                + (title == null || title.isBlank() ? "—" : Printable.of(title)) + ". Tags: "
                + (session.tags().isEmpty() ? "—" : Printable.of(String.join(", ", session.tags()))) + "\n";
    }
}
