// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.Candidates;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.jspecify.annotations.Nullable;

/** What the completion scripts ask for; its client never starts a daemon. */
@Command(scope = "ithaca", name = "__complete", description = "Print candidates for completion")
@Manual(words = "__complete", group = Manual.Group.HIDDEN)
public final class CompleteAction implements Action {
    @Argument(index = 0, name = "kind", description = "ids, waits or plugins", required = true)
    private String kind = "";

    @Argument(index = 1, name = "prefix", description = "What the candidates begin with")
    private @Nullable String prefix;

    private final CommandContext context;

    public CompleteAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        candidates(prefix == null ? "" : prefix)
                .forEach(line -> context.caller().out().print(line + "\n"));
        return 0;
    }

    private List<String> candidates(String begin) {
        if (!Candidates.isKind(kind)) {
            throw ShellErrorCode.usage("unknown kind '" + kind + "'; possible: ids, waits, plugins");
        }
        return Candidates.of(kind, begin, context.services());
    }
}
