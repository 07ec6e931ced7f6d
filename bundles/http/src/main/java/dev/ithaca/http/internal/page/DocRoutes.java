// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.page;

import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The API's description: for programs as OpenAPI, for people as a page that needs no script and no network. */
public final class DocRoutes {
    private static final String CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
            + "base-uri 'none'; form-action 'none'";
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;"
            + "padding:0 1rem;color:#1b1f24;background:#fff}code{font-family:ui-monospace,monospace}h2{margin-top:2rem}"
            + "details{border-top:1px solid #8885;padding:.5rem 0}summary{cursor:pointer}dt{font-weight:600}"
            + "dd{margin:0 0 .25rem 1rem}b{display:inline-block;min-width:4.5rem}"
            + "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181c}a{color:#8ab4f8}}";

    private final Supplier<List<Route>> routes;
    private final Supplier<OpenApi> api;

    /** The table is not whole yet when these are made: they are rows of it. */
    public DocRoutes(Supplier<List<Route>> routes, Supplier<OpenApi> api) {
        this.routes = routes;
        this.api = api;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/openapi.json", "This description", exchange -> json())
                        .answersWith(200, "application/json", "OpenAPI 3.1"),
                Route.get("/api/docs", "This description for people", this::page)
                        .answersWith(200, "text/html; charset=utf-8", "a page"));
    }

    private Reply json() {
        return new Reply.Whole(200, "application/json", api.get().json(), Map.of("Cache-Control", "no-cache"));
    }

    private Reply page(Exchange exchange) {
        exchange.response().setHeader("Content-Security-Policy", CSP);
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Ithaca API</title><style>" + STYLE
                + "</style><h1>Ithaca API</h1><p>The same as <a href=\"/api/openapi.json\">OpenAPI</a>. Send "
                + "<code>Authorization: Bearer TOKEN</code>; make tokens with <code>ithaca token add</code>.");
        section(html, "Version 1", Route.Style.V1);
        section(html, "Compatible with oly", Route.Style.SEED);
        return new Reply.Whole(
                200, "text/html; charset=utf-8", html.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private void section(StringBuilder html, String title, Route.Style style) {
        html.append("<h2>").append(title).append("</h2>");
        routes.get().stream().filter(route -> route.style() == style).forEach(route -> route(html, route));
    }

    private static void route(StringBuilder html, Route route) {
        Route.Documentation says = route.documentation();
        html.append("<details><summary><b>").append(route.method()).append("</b> <code>");
        html.append(escaped(route.path().toString())).append("</code> ").append(escaped(says.summary()));
        html.append("</summary><dl>");
        String scope = route.scope().map(needed -> "scope " + needed.label()).orElse("nothing: it is public");
        item(html, "needs", scope);
        says.parameters().forEach(each -> item(html, each.name(), each.description()));
        says.request().ifPresent(type -> item(html, "body", fields(type)));
        says.answers()
                .forEach((status, answer) -> item(
                        html,
                        Integer.toString(status),
                        answer.description() + (answer.type() == null ? "" : ": " + fields(answer.type()))));
        html.append("</dl></details>");
    }

    private static String fields(Class<?> type) {
        Class<?> record = type.isArray() ? type.getComponentType() : type;
        return java.util.Arrays.stream(record.getRecordComponents())
                .map(component -> new com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy()
                        .translate(component.getName()))
                .collect(Collectors.joining(", "));
    }

    private static void item(StringBuilder html, String term, String text) {
        html.append("<dt>")
                .append(escaped(term))
                .append("</dt><dd>")
                .append(escaped(text))
                .append("</dd>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
