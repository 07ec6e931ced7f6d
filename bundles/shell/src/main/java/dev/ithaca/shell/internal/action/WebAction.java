// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.WebWait;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.shell.internal.text.Times;
import dev.ithaca.shell.internal.text.Web;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

/** The client opens the browser, since only it knows the display; here the link is made and printed. */
@Command(
        scope = "ithaca",
        name = "web",
        description = "Open the web page, or print a link that logs in to it",
        detailedDescription = """
                The link logs in once, within five minutes; whoever has it can, so do not pass it on. At a terminal with a
                display the page is opened in the browser too.""")
@Manual(
        words = "web",
        group = Manual.Group.WEB,
        examples = {"ithaca web", "ithaca web --print # over ssh: open the link on the other side of a tunnel"})
public final class WebAction implements Action {
    private static final Duration LINK_TTL = Duration.ofMinutes(5);

    @SuppressWarnings("UnusedVariable") // printing is all that is done here; the client obeys it
    @Option(name = "--print", description = "Print the link and open nothing")
    private boolean print;

    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    private final CommandContext context;

    public WebAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws InterruptedException {
        Web web = new WebWait(context.services()).await();
        if (web.starting()) {
            throw new PlatformException(
                    ShellErrorCode.UNAVAILABLE, "HTTP is still starting; try again, or see: ithaca daemon status");
        }
        if (web.base() == null) {
            throw new PlatformException(
                    ShellErrorCode.UNAVAILABLE,
                    web.problem() == null
                            ? "HTTP is off: it is disabled (--no-http, or http_enabled in config.json) or not installed"
                            : "HTTP is off: " + web.problem());
        }
        AccessService access = context.services().access();
        Ticket ticket =
                access.required() ? access.issueTicket(Principal.local(), TicketPurpose.LOGIN, null, LINK_TTL) : null;
        String url = web.base() + "/" + (ticket == null ? "" : "#link=" + ticket.secret());
        context.caller().out().print(json ? Json.write(result(url, ticket)) : url + "\n");
        return 0;
    }

    private static Map<String, Object> result(String url, @Nullable Ticket ticket) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("url", url);
        result.put("expires_at", ticket == null ? null : Times.rfc3339(ticket.expiresAt()));
        return result;
    }
}
