// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.LoginOutcome;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.http.internal.guard.ClientAddress;
import dev.ithaca.http.internal.guard.Cookies;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who one is: login, logout, tickets. */
public final class AccountRoutes {
    private static final Duration TICKET_TTL = Duration.ofSeconds(60);
    static final int SMALL_BODY = 4 * 1024;

    private final AccessService access;
    private final ClientAddress clients;
    private final String version;

    public AccountRoutes(AccessService access, ClientAddress clients, String version) {
        this.access = access;
        this.clients = clients;
        this.version = version;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/info", "What a login page must know", this::info)
                        .answers(200, Bodies.Info.class, "this daemon"),
                Route.post("/api/v1/login", "Log in with a password or with a one-time link", this::login)
                        .givesAccess()
                        .bodyLimit(SMALL_BODY)
                        .takes(Bodies.LoginRequest.class)
                        .answers(
                                200,
                                Bodies.LoginAnswer.class,
                                "logged in; a cookie is set too, which goes with csrf in the header X-Ithaca-CSRF; secret is for Authorization")
                        .answers(401, null, "the password is wrong, or the link was used or has expired")
                        .answers(429, null, "too many were wrong"),
                Route.post("/api/v1/logout", "End this login", this::logout)
                        .needs(Scope.OBSERVE)
                        .answers(204, null, "the login has ended"),
                Route.get("/api/v1/me", "Who is asking", this::me)
                        .needs(Scope.OBSERVE)
                        .answers(200, Bodies.Me.class, "the caller"),
                Route.post("/api/v1/tickets", "A one-time ticket for a URL", this::ticket)
                        .needs(Scope.OBSERVE)
                        .bodyLimit(SMALL_BODY)
                        .takes(Bodies.TicketRequest.class)
                        .answers(200, Bodies.TicketAnswer.class, "works once, within a minute"));
    }

    private Reply info(Exchange exchange) {
        boolean hint = access.required() && !access.passwordSet();
        return Reply.json(new Bodies.Info(
                version,
                access.required(),
                access.passwordSet(),
                exchange.caller().principal() != null,
                hint ? "no password is set; run: ithaca web" : null));
    }

    private Reply login(Exchange exchange) {
        Bodies.LoginRequest body = exchange.json(Bodies.LoginRequest.class);
        LoginOutcome.Granted granted = body.link() != null ? byLink(exchange, body.link()) : byPassword(exchange, body);
        boolean secure = clients.secure(exchange.request());
        Cookies.give(exchange.response(), granted.secret(), granted.login().expiresAt(), secure);
        return Reply.json(new Bodies.LoginAnswer(granted.csrf(), granted.login().expiresAt(), granted.bearer()));
    }

    private LoginOutcome.Granted byLink(Exchange exchange, String link) {
        return access.loginByTicket(link, exchange.caller().address())
                .orElseThrow(() -> new Problem(HttpErrorCode.UNAUTHORIZED, "the link has been used or has expired"));
    }

    private LoginOutcome.Granted byPassword(Exchange exchange, Bodies.LoginRequest body) {
        String password = Optional.ofNullable(body.password())
                .orElseThrow(() -> Problem.badRequest("password or link is needed"));
        LoginOutcome outcome =
                access.login(password.toCharArray(), exchange.caller().address());
        if (outcome instanceof LoginOutcome.Granted granted) {
            return granted;
        }
        throw refused(outcome);
    }

    static Problem refused(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.LockedOut locked) {
            long seconds = Math.max(1, locked.retryAfter().toSeconds());
            return new Problem(HttpErrorCode.LOCKED_OUT, "too_many_attempts")
                    .with("retry_after_seconds", seconds)
                    .withHeader("Retry-After", Long.toString(seconds));
        }
        int remaining = outcome instanceof LoginOutcome.Wrong wrong ? wrong.attemptsRemaining() : 0;
        return new Problem(HttpErrorCode.UNAUTHORIZED, "invalid_password").with("attempts_remaining", remaining);
    }

    private Reply logout(Exchange exchange) {
        String secret = exchange.caller().secret();
        if (secret != null && exchange.principal().kind() == Principal.Kind.LOGIN) {
            access.logout(secret);
        }
        Cookies.take(exchange.response(), clients.secure(exchange.request()));
        return Reply.empty(204);
    }

    private Reply me(Exchange exchange) {
        Principal principal = exchange.principal();
        return Reply.json(new Bodies.Me(
                principal.kind().name().toLowerCase(Locale.ROOT),
                principal.name(),
                principal.scopes().stream().map(Scope::label).sorted().toList(),
                principal.expiresAt()));
    }

    private Reply ticket(Exchange exchange) {
        Bodies.TicketRequest body = exchange.json(Bodies.TicketRequest.class);
        TicketPurpose purpose = purpose(String.valueOf(body.purpose()));
        boolean ofSession = purpose != TicketPurpose.EVENTS;
        if (ofSession && (body.session() == null || !SessionId.isValid(body.session()))) {
            throw Problem.badRequest("session is needed for this purpose");
        }
        String subject = ofSession ? body.session() : null;
        Ticket ticket = access.issueTicket(exchange.principal(), purpose, subject, TICKET_TTL);
        return Reply.json(new Bodies.TicketAnswer(ticket.secret(), ticket.expiresAt()));
    }

    private static TicketPurpose purpose(String word) {
        return switch (word) {
            case "attach" -> TicketPurpose.ATTACH;
            case "events" -> TicketPurpose.EVENTS;
            case "download" -> TicketPurpose.DOWNLOAD;
            default -> throw Problem.badRequest("purpose must be attach, events or download");
        };
    }
}
