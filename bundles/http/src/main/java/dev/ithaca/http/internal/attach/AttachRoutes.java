// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.http.internal.rest.SeedNodes;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.SessionService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The two paths on which a connection becomes a WebSocket. A refusal is a plain answer, before it does. */
public final class AttachRoutes {
    private static final int MOST_SIZE = 65_535;

    private final SessionService sessions;

    public AttachRoutes(SessionService sessions) {
        this.sessions = sessions;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/sessions/{id}/attach",
                                "Attach by WebSocket, subprotocol ithaca.v1",
                                exchange -> plan(exchange, true))
                        .needs(Scope.OBSERVE)
                        .orTicket(TicketPurpose.ATTACH)
                        .parameter("offset", "integer", "go on at this byte; without it the screen comes first")
                        .parameter("rows", "integer", "rows of the viewer's terminal")
                        .parameter("columns", "integer", "columns of the viewer's terminal")
                        .parameter("read_only", "boolean", "true or 1 to look only")
                        .parameter("ticket", "string", "a one-time ticket instead of a cookie or token")
                        .answers(101, null, "a WebSocket"),
                Route.get(
                                "/api/sessions/{id}/attach",
                                "Attach by WebSocket, the seed system's messages",
                                exchange -> plan(exchange, false))
                        .needs(Scope.OBSERVE)
                        .orTicket(TicketPurpose.ATTACH)
                        .orQueryToken()
                        .parameter("rows", "integer", "rows of the viewer's terminal")
                        .parameter("cols", "integer", "columns of the viewer's terminal")
                        .answers(101, null, "a WebSocket"));
    }

    private Reply plan(Exchange exchange, boolean ours) {
        boolean upgrade = "websocket".equalsIgnoreCase(exchange.request().getHeader("Upgrade"));
        if (!upgrade || (ours && !speaksOurs(exchange))) {
            throw new Problem(
                            HttpErrorCode.UPGRADE,
                            ours
                                    ? "this path takes WebSockets with the subprotocol ithaca.v1"
                                    : "this path takes WebSockets")
                    .withHeader("Upgrade", "websocket");
        }
        if (!ours) {
            SeedNodes.check(exchange.query().text("node").orElse(null));
        }
        // Who may only observe is let in, and cannot type.
        boolean readOnly =
                exchange.query().flag("read_only") || !exchange.principal().may(Scope.CONTROL);
        AttachPlan plan = new AttachPlan(
                exchange.session(),
                ours,
                exchange.query().number("offset", -1, 0, Long.MAX_VALUE),
                (int) exchange.query().number("rows", 0, 0, MOST_SIZE),
                (int) exchange.query().number(ours ? "columns" : "cols", 0, 0, MOST_SIZE),
                readOnly,
                exchange.principal(),
                near(exchange.caller().address()));
        sessions.get(plan.session());
        exchange.request().setAttribute(AttachPlan.ATTRIBUTE, plan);
        return Reply.TAKEN;
    }

    private static boolean speaksOurs(Exchange exchange) {
        return exchange.header("Sec-WebSocket-Protocol")
                .map(list -> Arrays.stream(list.split(",")).map(String::strip).anyMatch(Ours.NAME::equals))
                .orElse(false);
    }

    private static boolean near(String address) {
        try {
            // A literal always: nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
