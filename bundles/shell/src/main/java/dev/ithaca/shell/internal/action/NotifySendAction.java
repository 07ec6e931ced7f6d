// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.notify.api.SendReport;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.NotifyJson;
import dev.ithaca.shell.internal.text.NotifyText;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "notify-send", description = "Send a notification", detailedDescription = """
                It goes to the channels that the rules name, see: ithaca notify test. Says what became of it as far as that
                is known after two seconds; the rest is shown by: ithaca notify log. Exits with 0 as soon as the
                notification is accepted, also if there is nobody to tell.""")
@Manual(
        words = "notify send",
        group = Manual.Group.NOTIFY,
        examples = {
            "ithaca notify send --title 'Backup done'",
            "ithaca notify send 3f9 --title 'Please look' --body 'Two tests failed.'"
        })
public final class NotifySendAction implements Action {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Option(name = "--title", aliases = "-t", description = "Its headline; needed")
    private @Nullable String title;

    @Option(name = "--description", aliases = "-d", description = "One line that says more")
    private String description = "";

    @Option(name = "--body", aliases = "-b", description = "Its text")
    private String body = "";

    @Option(name = "--url", description = "Where it leads: a path of the page, or an http address")
    private @Nullable String url;

    @Option(name = "--session", aliases = "-s", description = "Running session that it is about")
    @Completion(SessionIdCompleter.class)
    private @Nullable String session;

    @Option(name = "--json", description = "Print the id of the notification and what became of it as JSON")
    private boolean json;

    @Option(name = "--node", aliases = "-n", description = "Node of the session")
    private @Nullable String node;

    @Argument(index = 0, name = "source", description = "Running session that it is about, as --session")
    @Completion(SessionIdCompleter.class)
    private @Nullable String source;

    private final CommandContext context;

    public NotifySendAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        if (title == null) {
            throw ShellErrorCode.usage("--title is needed");
        }
        if (source != null && session != null) {
            throw ShellErrorCode.usage("a session is named twice: " + source + " and " + session);
        }
        Targets targets = new Targets(context).on(node);
        String named = source != null ? source : session;
        SessionId about = named == null ? null : targets.named(named, Targets.Wording.NO_SOURCE);
        SendReport report = report(new SendRequest("manual", title, description, body, url, about));
        context.caller().out().print(json ? Json.write(NotifyJson.report(report)) : NotifyText.report(report));
        return 0;
    }

    private SendReport report(SendRequest request) throws Exception {
        return context.services()
                .notifications()
                .sendAndWatch(request, PATIENCE)
                .get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
    }
}
