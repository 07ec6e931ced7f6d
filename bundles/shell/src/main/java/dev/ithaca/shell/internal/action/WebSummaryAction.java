// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.WebWait;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;

/** What {@code daemon start --detach} says about HTTP; the client asks for it. */
@Command(scope = "ithaca", name = "__web", description = "Tell where HTTP answers, once that is known")
@Manual(words = "__web", group = Manual.Group.HIDDEN)
public final class WebSummaryAction implements Action {
    private final CommandContext context;

    public WebSummaryAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws InterruptedException {
        context.caller().out().print(new WebWait(context.services()).await().text());
        return 0;
    }
}
