// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.InboxWatch;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.InboxText;
import dev.ithaca.shell.internal.text.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

@Command(scope = "ithaca", name = "inbox", description = "List what waits for a human", detailedDescription = """
                The longest wait comes first; an answer is given with: ithaca answer <id>. A shell at its prompt waits for nobody.
                --watch prints what is open, then each change as it comes, until Ctrl-C; with --json one object per line.""")
@Manual(
        words = "inbox",
        group = Manual.Group.TALK,
        examples = {"ithaca inbox", "ithaca inbox --json", "ithaca inbox --watch --json"})
public final class InboxAction implements Action {
    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    @Option(name = "--watch", aliases = "-w", description = "Go on with each change until interrupted")
    private boolean watch;

    private final CommandContext context;

    public InboxAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws InterruptedException {
        if (watch) {
            new InboxWatch(context, json).run();
            return 0;
        }
        List<AttentionItem> items = context.services().inbox().open();
        String text = json
                ? Json.write(Map.of("items", items.stream().map(InboxText::json).toList()))
                : items.isEmpty() ? "Nothing waits for you.\n" : InboxText.table(items, Instant.now());
        context.caller().out().print(text);
        return 0;
    }
}
