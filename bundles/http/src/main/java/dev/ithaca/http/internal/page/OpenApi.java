// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.page;

import dev.ithaca.http.internal.json.Json;
import dev.ithaca.http.internal.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The description of the API, made from the table that requests are routed by: it cannot say anything else. */
public final class OpenApi {
    private static final int FAILURES = 400;

    private final Schemas schemas = new Schemas();
    private final byte[] json;

    public OpenApi(List<Route> routes, String version) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            @SuppressWarnings("unchecked")
            Map<String, Object> item = (Map<String, Object>)
                    paths.computeIfAbsent(route.path().toString(), key -> new LinkedHashMap<String, Object>());
            item.put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Ithaca", "version", version));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas.named(), "securitySchemes", securitySchemes()));
        json = Json.bytes(document);
    }

    byte[] json() {
        return json.clone();
    }

    private static Map<String, Object> securitySchemes() {
        Map<String, Object> schemes = new LinkedHashMap<>();
        schemes.put("bearer", Map.of("type", "http", "scheme", "bearer"));
        schemes.put("cookie", Map.of("type", "apiKey", "in", "cookie", "name", "ithaca_login"));
        schemes.put("ticket", Map.of("type", "apiKey", "in", "query", "name", "ticket"));
        return schemes;
    }

    private Map<String, Object> operation(Route route) {
        Route.Documentation says = route.documentation();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", says.summary());
        operation.put("tags", List.of(route.style() == Route.Style.SEED ? "seed" : "v1"));
        route.scope()
                .ifPresentOrElse(
                        scope -> {
                            operation.put("description", "Needs the scope `" + scope.label() + "`.");
                            operation.put("security", security(route));
                        },
                        () -> operation.put("security", List.of()));
        List<Object> parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        says.request().ifPresent(type -> operation.put("requestBody", body("application/json", schema(type), says)));
        says.requestMediaType().ifPresent(type -> operation.put("requestBody", body(type, Map.of(), says)));
        operation.put("responses", responses(route));
        return operation;
    }

    private Map<String, Object> schema(Class<?> type) {
        return Map.of("schema", schemas.of(type));
    }

    private static Map<String, Object> body(String mediaType, Object content, Route.Documentation says) {
        return Map.of("required", says.isBodyNeeded(), "content", Map.of(mediaType, content));
    }

    private static List<Object> security(Route route) {
        List<Object> ways = new ArrayList<>(List.of(Map.of("bearer", List.of()), Map.of("cookie", List.of())));
        if (route.ticket().isPresent()) {
            ways.add(Map.of("ticket", List.of()));
        }
        return ways;
    }

    private static List<Object> parameters(Route route) {
        List<Object> parameters = new ArrayList<>();
        for (String name : route.path().names()) {
            Map<String, Object> parameter = parameter(name, "path", "string", "");
            parameter.put("required", true);
            parameters.add(parameter);
        }
        route.documentation()
                .parameters()
                .forEach(each -> parameters.add(parameter(each.name(), "query", each.type(), each.description())));
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String in, String type, String description) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        if (!description.isEmpty()) {
            parameter.put("description", description);
        }
        parameter.put("schema", Map.of("type", type));
        return parameter;
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        route.documentation()
                .answers()
                .forEach((status, answer) -> responses.put(Integer.toString(status), response(route, status, answer)));
        responses.put("default", failure(route, "a refusal or a failure"));
        return responses;
    }

    private Map<String, Object> response(Route route, int status, Route.Answer answer) {
        if (status >= FAILURES && answer.type() == null) {
            return failure(route, answer.description());
        }
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", answer.description());
        if (answer.type() != null) {
            response.put("content", Map.of("application/json", schema(answer.type())));
        } else if (answer.mediaType() != null) {
            response.put("content", Map.of(answer.mediaType(), Map.of()));
        }
        return response;
    }

    private static Map<String, Object> failure(Route route, String description) {
        boolean seed = route.style() == Route.Style.SEED;
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("description", description);
        failure.put(
                "content",
                Map.of(
                        seed ? "application/json" : "application/problem+json",
                        Map.of("schema", Map.of("$ref", "#/components/schemas/" + (seed ? "Error" : "Problem")))));
        return failure;
    }
}
