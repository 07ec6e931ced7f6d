// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Route;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks, in the seed system's order: bearer, then what the query says where that is allowed, then the cookie. A
 * secret that is shown and is no good is not made up for by another one.
 */
final class Authenticator {
    private static final String BEARER = "bearer ";

    /** How tokens begin; only unknown ones of these are counted. */
    private static final String TOKEN = "ith_";

    private final AccessService access;

    Authenticator(AccessService access) {
        this.access = access;
    }

    Exchange.Caller identify(Exchange exchange, Route route) {
        return identify(exchange, route.queryToken(), route.ticket());
    }

    Exchange.Caller identify(Exchange exchange, boolean queryToken, Optional<TicketPurpose> purpose) {
        String address = exchange.caller().address();
        Optional<String> shown = shown(exchange, queryToken);
        if (shown.isPresent()) {
            return byBearer(shown.get(), address);
        }
        Optional<String> ticket = purpose.flatMap(any -> exchange.query().text("ticket"));
        if (ticket.isPresent()) {
            String subject = exchange.name("id");
            Principal principal = access.redeemTicket(ticket.get(), purpose.get(), subject.isEmpty() ? null : subject)
                    .orElse(null);
            return new Exchange.Caller(principal, null, false, address);
        }
        return Cookies.secret(exchange.request())
                .map(secret -> byCookie(exchange, secret))
                .orElseGet(() -> new Exchange.Caller(anonymous(), null, false, address));
    }

    private static Optional<String> shown(Exchange exchange, boolean queryToken) {
        return exchange.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> queryToken ? exchange.query().text("token") : Optional.empty());
    }

    /** A token, or both secrets of a login: the one that goes by cookie is known to every port of this host. */
    private Exchange.Caller byBearer(String shown, String address) {
        int dot = shown.indexOf('.');
        String secret = dot < 0 ? shown : shown.substring(0, dot);
        Exchange.Caller caller = bySecret(secret, false, address);
        Principal principal = caller.principal();
        boolean isLogin = principal != null && principal.kind() == Principal.Kind.LOGIN;
        boolean proven = dot >= 0 && isLogin && access.isCsrf(secret, shown.substring(dot + 1));
        return proven || (dot < 0 && !isLogin) ? caller : new Exchange.Caller(anonymous(), null, false, address);
    }

    private Exchange.Caller byCookie(Exchange exchange, String secret) {
        Exchange.Caller caller = bySecret(secret, true, exchange.caller().address());
        boolean proven = !caller.byCookie()
                || access.isCsrf(secret, SecondSecret.of(exchange.request()).orElse(""));
        return proven
                ? caller
                : new Exchange.Caller(anonymous(), null, true, exchange.caller().address());
    }

    private Exchange.Caller bySecret(String secret, boolean cookie, String address) {
        Principal principal = access.authenticate(secret, address).orElse(null);
        boolean really = principal != null && principal.kind() != Principal.Kind.ANONYMOUS;
        return new Exchange.Caller(principal, really ? secret : null, cookie && really, address);
    }

    private @Nullable Principal anonymous() {
        return access.required() ? null : Principal.anonymous();
    }

    /** Only who shows a token is told to slow down: others of his address have guessed nothing. */
    Problem refusal(Exchange exchange, Route route) {
        if (exchange.caller().byCookie()) {
            return new Problem(
                    HttpErrorCode.CSRF,
                    "the header X-Ithaca-CSRF is missing or wrong; a login's cookie goes with the csrf of its answer");
        }
        boolean token = shown(exchange, route.queryToken())
                .or(() -> Cookies.secret(exchange.request()))
                .filter(secret -> secret.startsWith(TOKEN))
                .isPresent();
        Optional<Duration> lockout =
                token ? access.tokenLockout(exchange.caller().address()) : Optional.empty();
        if (lockout.isPresent()) {
            long seconds = Math.max(1, lockout.get().toSeconds());
            return new Problem(HttpErrorCode.LOCKED_OUT, "too many unknown tokens from this address")
                    .withHeader("Retry-After", Long.toString(seconds));
        }
        return new Problem(HttpErrorCode.UNAUTHORIZED, "unauthorized")
                .withHeader("WWW-Authenticate", "Bearer realm=\"ithaca\"");
    }
}
