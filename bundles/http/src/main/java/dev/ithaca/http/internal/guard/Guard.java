// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Dispatcher;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The one way in, for every request and every WebSocket: nothing behind it asks these questions again. */
public final class Guard implements Dispatcher.Gate {
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final int ID_BYTES = 8;

    private final Supplier<OwnAddresses> addresses;
    private final ClientAddress clients;
    private final Authenticator authenticator;
    private final SecureRandom random = new SecureRandom();

    public Guard(AccessService access, Supplier<OwnAddresses> addresses, ClientAddress clients) {
        this.addresses = addresses;
        this.clients = clients;
        authenticator = new Authenticator(access);
    }

    @Override
    public Exchange open(HttpServletRequest request, HttpServletResponse response) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String requestId = HexFormat.of().formatHex(id);
        boolean secure = clients.secure(request);
        response.setHeader("X-Request-Id", requestId);
        SecurityHeaders.set(response, secure);
        checkHost(request);
        Exchange exchange = new Exchange(request, response, requestId);
        checkOrigin(exchange, secure);
        if (!KNOWN.contains(request.getMethod())) {
            throw new Problem(HttpErrorCode.METHOD, "method not allowed").withHeader("Allow", "GET, HEAD");
        }
        exchange.by(new Exchange.Caller(null, null, false, clients.of(request)));
        return exchange;
    }

    private void checkHost(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null || !addresses.get().isOwn(host)) {
            throw new Problem(
                    HttpErrorCode.HOST,
                    "this server is not known by that name; a further name is allowed by http_hosts in config.json");
        }
    }

    private void checkOrigin(Exchange exchange, boolean secure) {
        HttpServletRequest request = exchange.request();
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        if (origins.equals(List.of("null")) && exchange.path().first().startsWith("~")) {
            // An app in its sandbox asks with its pass, which opens its own files only; see docs/adr/0004.
            return;
        }
        boolean foreign = origins.size() > 1
                || (origins.size() == 1
                        && !addresses.get().isOwnOrigin(origins.get(0), request.getHeader("Host"), secure));
        boolean api = exchange.path().first().equals("api");
        String site = request.getHeader("Sec-Fetch-Site");
        if (foreign || (api && ("cross-site".equals(site) || "same-site".equals(site)))) {
            throw new Problem(HttpErrorCode.ORIGIN, "requests from pages of other sites are refused");
        }
    }

    /** Whether the client talks TLS, to us or to our proxy. */
    public boolean secure(Exchange exchange) {
        return clients.secure(exchange.request());
    }

    @Override
    public void admit(Exchange exchange, Route route) {
        Exchange.Caller caller = authenticator.identify(exchange, route);
        exchange.by(caller);
        refuseAnonymous(caller, route);
        Optional<Scope> needed = route.scope();
        if (needed.isEmpty()) {
            return;
        }
        Principal principal = caller.principal();
        if (principal == null) {
            throw authenticator.refusal(exchange, route);
        }
        if (!principal.may(needed.get())) {
            throw new Problem(
                    HttpErrorCode.FORBIDDEN,
                    "this needs the scope " + needed.get().label());
        }
    }

    private static void refuseAnonymous(Exchange.Caller caller, Route route) {
        Principal principal = caller.principal();
        if (route.isGivingAccess() && principal != null && principal.kind() == Principal.Kind.ANONYMOUS) {
            throw new Problem(
                    HttpErrorCode.FORBIDDEN,
                    "the daemon runs with --no-auth: passwords, logins and tokens would outlive this run, so they are "
                            + "managed on the command line only (ithaca web --help)");
        }
    }

    /** Who asks for something that is no route of the table: the user's own files. */
    public boolean mayObserve(Exchange exchange) {
        Exchange.Caller caller = authenticator.identify(exchange, true, Optional.empty());
        exchange.by(caller);
        Principal principal = caller.principal();
        return principal != null && principal.may(Scope.OBSERVE);
    }
}
