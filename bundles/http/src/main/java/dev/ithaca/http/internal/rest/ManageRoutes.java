// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Login;
import dev.ithaca.access.api.LoginOutcome;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Token;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may come in: tokens, logins and the password. */
public final class ManageRoutes {
    private final AccessService access;

    public ManageRoutes(AccessService access) {
        this.access = access;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/tokens", "List tokens", exchange -> tokens())
                        .needs(Scope.MANAGE)
                        .givesAccess()
                        .answers(200, Bodies.Tokens.class, "all tokens, without their secrets"),
                Route.post("/api/v1/tokens", "Make a token", this::createToken)
                        .needs(Scope.MANAGE)
                        .givesAccess()
                        .takes(Bodies.TokenRequest.class)
                        .answers(201, Bodies.TokenAnswer.class, "the token, and its secret for the only time"),
                Route.of("DELETE", "/api/v1/tokens/{name}", "End a token", this::deleteToken)
                        .needs(Scope.MANAGE)
                        .givesAccess()
                        .answers(204, null, "it has ended, with all it had open"),
                Route.get("/api/v1/logins", "List logins", this::logins)
                        .needs(Scope.MANAGE)
                        .givesAccess()
                        .answers(200, Bodies.Logins.class, "all logins"),
                Route.of("DELETE", "/api/v1/logins/{login}", "End a login", this::deleteLogin)
                        .needs(Scope.MANAGE)
                        .givesAccess()
                        .answers(204, null, "it has ended, with all it had open"),
                Route.of("PUT", "/api/v1/password", "Set the password; all logins end", this::password)
                        .body(Route.Body.JSON)
                        .bodyLimit(AccountRoutes.SMALL_BODY)
                        .needs(Scope.MANAGE)
                        .givesAccess()
                        .takes(Bodies.PasswordRequest.class)
                        .answers(204, null, "it is set"));
    }

    private Reply tokens() {
        return Reply.json(new Bodies.Tokens(
                access.tokens().stream().map(ManageRoutes::body).toList()));
    }

    private static Bodies.TokenBody body(Token token) {
        List<String> scopes = token.scopes().stream().map(Scope::label).sorted().toList();
        return new Bodies.TokenBody(token.name(), scopes, token.createdAt(), token.expiresAt(), token.lastUsedAt());
    }

    private Reply createToken(Exchange exchange) {
        Bodies.TokenRequest body = exchange.json(Bodies.TokenRequest.class);
        if (body.name() == null || body.scopes() == null) {
            throw Problem.badRequest("name and scopes are needed");
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String label : body.scopes()) {
            scopes.add(Scope.of(String.valueOf(label))
                    .orElseThrow(() -> Problem.badRequest("scopes are observe, control, manage and node")));
        }
        Long seconds = body.expiresInSeconds();
        NewToken token = access.createToken(body.name(), scopes, seconds == null ? null : Duration.ofSeconds(seconds));
        return Reply.json(201, new Bodies.TokenAnswer(body(token.token()), token.secret()));
    }

    private Reply deleteToken(Exchange exchange) {
        if (!access.revokeToken(exchange.name("name"))) {
            throw Problem.notFound("token");
        }
        return Reply.empty(204);
    }

    private Reply logins(Exchange exchange) {
        String own = exchange.principal().id();
        return Reply.json(new Bodies.Logins(access.logins().stream()
                .map(login -> body(login, login.id().equals(own)))
                .toList()));
    }

    private static Bodies.LoginBody body(Login login, boolean current) {
        return new Bodies.LoginBody(
                login.id(),
                login.client(),
                login.byLink(),
                current,
                login.createdAt(),
                login.lastUsedAt(),
                login.expiresAt());
    }

    private Reply deleteLogin(Exchange exchange) {
        if (!access.revokeLogin(exchange.name("login"))) {
            throw Problem.notFound("login");
        }
        return Reply.empty(204);
    }

    /** Whoever takes over a page that was left open does not know the password, and so cannot change it. */
    private Reply password(Exchange exchange) {
        Bodies.PasswordRequest body = exchange.json(Bodies.PasswordRequest.class);
        String password =
                Optional.ofNullable(body.password()).orElseThrow(() -> Problem.badRequest("password is needed"));
        if (access.passwordSet()) {
            String current =
                    Optional.ofNullable(body.current()).orElseThrow(() -> Problem.badRequest("current is needed"));
            LoginOutcome outcome =
                    access.login(current.toCharArray(), exchange.caller().address());
            if (!(outcome instanceof LoginOutcome.Granted)) {
                throw AccountRoutes.refused(outcome);
            }
        }
        access.setPassword(password.toCharArray());
        return Reply.empty(204);
    }
}
