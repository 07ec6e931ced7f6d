// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All routes. A path with a fixed segment is found before one with a named segment in its place. */
public final class RouteTable {
    private final List<Route> routes;

    public RouteTable(List<Route> routes) {
        Set<String> seen = new LinkedHashSet<>();
        for (Route route : routes) {
            if (!seen.add(route.toString())) {
                throw new IllegalArgumentException("two routes for " + route);
            }
        }
        this.routes = List.copyOf(routes);
    }

    public List<Route> routes() {
        return routes;
    }

    /**
     * Finds the route of a request and gives it the path's names.
     *
     * @return the route, or nothing if the path has none
     * @throws Problem with 405 if the path has routes for other methods only
     */
    public Optional<Route> find(Exchange exchange) {
        String method = exchange.request().getMethod();
        String wanted = method.equals("HEAD") ? "GET" : method;
        Set<String> allowed = new TreeSet<>();
        Optional<Route> found = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (Route route : routes) {
            Optional<Map<String, String>> names = route.path().match(exchange.path());
            if (names.isEmpty()) {
                continue;
            }
            if (!route.method().equals(wanted)) {
                allowed.addAll(route.method().equals("GET") ? List.of("GET", "HEAD") : List.of(route.method()));
            } else if (names.get().size() < fewest) {
                fewest = names.get().size();
                exchange.named(names.get());
                found = Optional.of(route);
            }
        }
        if (found.isEmpty() && !allowed.isEmpty()) {
            List<String> all = new ArrayList<>(allowed);
            throw new Problem(HttpErrorCode.METHOD, "this path takes " + String.join(", ", all))
                    .withHeader("Allow", String.join(", ", all));
        }
        return found;
    }
}
