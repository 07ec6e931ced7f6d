// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests by which a browser opens a page, and how they are led on. */
final class Navigation {
    private static final String AGAIN = "again=1";

    private Navigation() {}

    static boolean is(Exchange exchange) {
        boolean reads = exchange.request().getMethod().equals("GET");
        return reads
                && exchange.header("Sec-Fetch-Dest")
                        .map(value -> value.equals("document"))
                        .orElseGet(() -> exchange.header("Accept").orElse("").contains("text/html"));
    }

    /** The cookie of a login does not come with a link on somebody else's page; on a second way, from a page of ours, it does. */
    static boolean wantsSecondWay(Exchange exchange) {
        String site = exchange.header("Sec-Fetch-Site").orElse("");
        return (site.equals("cross-site") || site.equals("same-site"))
                && !exchange.query().flag("again");
    }

    static Reply secondWay(Exchange exchange) {
        String rest = query(exchange);
        String target = exchange.request().getRequestURI() + "?" + (rest.isEmpty() ? "" : rest + "&") + AGAIN;
        String html = "<!doctype html><meta charset=\"utf-8\"><title>Ithaca</title>"
                + "<meta http-equiv=\"refresh\" content=\"0;url=" + escaped(target) + "\">";
        exchange.response().setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        return new Reply.Whole(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Map.of());
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
                        .filter(part -> !part.isEmpty() && !part.equals(AGAIN))
                        .filter(part -> !part.startsWith("token=") && !part.startsWith("ticket="))
                        .collect(Collectors.joining("&"));
    }

    static String withQuery(Exchange exchange, String path) {
        String query = query(exchange);
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
    }
}
