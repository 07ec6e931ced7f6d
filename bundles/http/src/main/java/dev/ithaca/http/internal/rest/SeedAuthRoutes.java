// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.LoginOutcome;
import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.guard.ClientAddress;
import dev.ithaca.http.internal.guard.Cookies;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import java.util.List;
import java.util.Optional;

/** The seed system's login, and what it tells of itself. */
public final class SeedAuthRoutes {
    private final AccessService access;
    private final ClientAddress clients;

    public SeedAuthRoutes(AccessService access, ClientAddress clients) {
        this.access = access;
        this.clients = clients;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/auth/status",
                                "Whether one must log in",
                                exchange -> Reply.json(new SeedBodies.AuthStatus(access.required())))
                        .answers(200, SeedBodies.AuthStatus.class, "whether one must"),
                Route.post("/api/auth/login", "Log in with the password", this::login)
                        .bodyLimit(AccountRoutes.SMALL_BODY)
                        .takes(SeedBodies.Password.class)
                        .answers(200, SeedBodies.TokenBody.class, "logged in; a cookie is set too")
                        .answers(401, SeedBodies.WrongPassword.class, "the password is wrong")
                        .answers(429, SeedBodies.TooManyAttempts.class, "too many were"),
                Route.post("/api/auth/logout", "End this login", this::logout).answers(200, null, "it has ended"),
                Route.get(
                                "/api/health",
                                "Whether the daemon lives",
                                exchange -> Reply.json(new SeedBodies.Health(
                                        true, ProcessHandle.current().pid())))
                        .answers(200, SeedBodies.Health.class, "it does"),
                Route.get("/api/nodes", "List joined nodes", exchange -> Reply.json(List.of()))
                        .needs(Scope.OBSERVE)
                        .answers(200, SeedBodies.Node[].class, "all nodes"));
    }

    private Reply login(Exchange exchange) {
        String password = Optional.ofNullable(
                        exchange.json(SeedBodies.Password.class).password())
                .orElseThrow(() -> Problem.badRequest("password is needed"));
        if (!access.required()) {
            return Reply.json(new SeedBodies.TokenBody(""));
        }
        LoginOutcome outcome =
                access.login(password.toCharArray(), exchange.caller().address());
        if (outcome instanceof LoginOutcome.Granted granted) {
            boolean secure = clients.secure(exchange.request());
            Cookies.giveSeeds(
                    exchange.response(), granted.secret(), granted.login().expiresAt(), secure);
            return Reply.json(new SeedBodies.TokenBody(granted.bearer()));
        }
        return refused(outcome);
    }

    private static Reply refused(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.LockedOut locked) {
            long seconds = Math.max(1, locked.retryAfter().toSeconds());
            return Reply.json(429, new SeedBodies.TooManyAttempts("too_many_attempts", seconds))
                    .with("Retry-After", Long.toString(seconds));
        }
        int remaining = outcome instanceof LoginOutcome.Wrong wrong ? wrong.attemptsRemaining() : 0;
        return Reply.json(401, new SeedBodies.WrongPassword("invalid_password", remaining));
    }

    private Reply logout(Exchange exchange) {
        String secret = exchange.caller().secret();
        if (secret != null) {
            access.logout(secret);
        }
        Cookies.take(exchange.response(), clients.secure(exchange.request()));
        return Reply.empty(200);
    }
}
