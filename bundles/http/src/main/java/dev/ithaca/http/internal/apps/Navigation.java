// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Reply;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests by which a browser opens a page, and how they are led on. */
final class Navigation {
    private Navigation() {}

    static boolean is(Exchange exchange) {
        boolean reads = exchange.request().getMethod().equals("GET");
        return reads
                && exchange.header("Sec-Fetch-Dest")
                        .map(value -> value.equals("document"))
                        .orElseGet(() -> exchange.header("Accept").orElse("").contains("text/html"));
    }

    static Reply to(String location) {
        return new Reply.Whole(302, null, new byte[0], Map.of("Location", location));
    }

    /** The query without what is between the browser and us. */
    static String query(Exchange exchange) {
        String query = exchange.request().getQueryString();
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(part -> !part.isEmpty())
                        .filter(part -> !part.startsWith("token=") && !part.startsWith("ticket="))
                        .collect(Collectors.joining("&"));
    }

    static String withQuery(Exchange exchange, String path) {
        String query = query(exchange);
        return query.isEmpty() ? path : path + "?" + query;
    }
}
