// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.Example.Answer;
import dev.ithaca.http.internal.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every row of the route table refuses, and how: each answer is held against the API's description. All are asked of one
 * server, which no refused request may change.
 */
@Timeout(30)
final class RouteRefusalsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static TestServer server;
    private static ApiDescription api;
    private static List<Route> routes;
    private static Map<String, Example> examples;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        RouteExamples.session(server);
        api = new ApiDescription(server.get("/api/openapi.json").body());
        routes = server.site.routes().routes();
        examples = new LinkedHashMap<>();
        RouteExamples.all().forEach(one -> examples.putIfAbsent(one.route(), one));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** Nothing was done for who was refused. */
    @AfterEach
    void nothingHasChanged() {
        assertThat(server.sessions.started).isEmpty();
        assertThat(server.sessions.changes).isEmpty();
        assertThat(server.sessions.sizes).isEmpty();
        assertThat(server.sessions.attached).isEmpty();
        assertThat(server.sessions.files).isEmpty();
        assertThat(server.sessions.typedInto("abc1234")).isEmpty();
        assertThat(server.sessions.output("abc1234").ended()).isFalse();
        assertThat(server.notifying.subscribed).isEmpty();
        assertThat(server.notifying.sent).isEmpty();
        assertThat(server.inbox.answers).isEmpty();
        assertThat(server.access.login("correct horse".toCharArray(), "a test"))
                .isInstanceOf(dev.ithaca.access.api.LoginOutcome.Granted.class);
    }

    private static Example example(Route route) {
        return examples.get(route.toString());
    }

    private static void refused(Route route, Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(api.faults(route, answer)).isEmpty();
        assertThat(answer.headers()).containsKey("x-request-id").containsEntry("x-content-type-options", "nosniff");
    }

    private static String token(Scope... scopes) {
        return server.access.token(scopes);
    }

    static Stream<Route> guarded() {
        return routes.stream().filter(route -> route.scope().isPresent());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyWithoutALogin(Route route) throws Exception {
        Example example = example(route);
        Answer answer = Answer.of(server.send(example.request(server, example.path(), "")));

        refused(route, answer, 401);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer realm=\"ithaca\"");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyWithoutTheScope(Route route) throws Exception {
        Scope lesser = switch (route.scope().orElseThrow()) {
            case MANAGE -> Scope.CONTROL;
            case CONTROL -> Scope.OBSERVE;
            default -> Scope.NODE;
        };
        Example example = example(route);

        refused(route, Answer.of(server.send(example.request(server, example.path(), token(lesser)))), 403);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyWithACookieAlone(Route route) throws Exception {
        Example example = example(route);
        HttpRequest.Builder request = example.request(server, example.path(), "")
                .header("Cookie", "ithaca_login=" + server.access.loggedIn());

        Answer answer = Answer.of(server.send(request));

        refused(route, answer, 403);
        assertThat(answer.body()).contains("X-Ithaca-CSRF");
    }

    static Stream<Route> givingAccess() {
        return routes.stream().filter(Route::isGivingAccess);
    }

    @ParameterizedTest
    @MethodSource("givingAccess")
    void nobodyUnknownWhereAccessOutlivesTheRun(Route route) throws Exception {
        Example example = example(route);
        server.access.required = false;
        try {
            refused(route, Answer.of(server.send(example.request(server, example.path(), ""))), 403);
        } finally {
            server.access.required = true;
        }
    }

    static Stream<Route> ofOneSession() {
        return routes.stream().filter(route -> route.path().names().contains("id"));
    }

    @ParameterizedTest
    @MethodSource("ofOneSession")
    void sessionsThatAreNot(Route route) throws Exception {
        Example example = example(route);

        for (String id : new String[] {"0000000", "ABC1234", "abc12345", "abc"}) {
            Answer answer = example.call(server, example.path(id, "", ""));
            assertThat(answer.status()).as(id).isEqualTo(404);
            if (!example.isWebSocket()) {
                refused(route, answer, 404);
                assertThat(answer.body()).contains("session not found: " + id);
            }
        }
        for (String id : new String[] {"..%2f..%2fetc", "abc1234%00", "%zz"}) {
            String answer = raw(route.method(), example.path(id, "", ""), "");
            assertThat(answer).as(id).startsWith("HTTP/1.1 400 ");
        }
    }

    static Stream<Route> ofTheSeedsSessions() {
        return routes.stream()
                .filter(route -> route.path().toString().startsWith("/api/sessions"))
                .filter(route -> !route.path().toString().endsWith("/events"));
    }

    @ParameterizedTest
    @MethodSource("ofTheSeedsSessions")
    void nodesThatAreNotConnected(Route route) throws Exception {
        Example example = example(route);
        String path = example.path() + "?node=far";

        if (example.isWebSocket()) {
            assertThat(example.call(server, path).status()).isEqualTo(502);
        } else {
            Answer answer = Answer.of(server.send(example.request(server, path, token(Scope.MANAGE))));
            refused(route, answer, 502);
            assertThat(answer.body()).isEqualTo("{\"error\":\"node not connected: far\"}");
        }
    }

    static Stream<Route> ofTokensAndLogins() {
        return routes.stream()
                .filter(route -> !route.path().names().isEmpty())
                .filter(route -> !route.path().names().contains("id"));
    }

    @ParameterizedTest
    @MethodSource("ofTokensAndLogins")
    void tokensAndLoginsThatAreNot(Route route) throws Exception {
        Example example = example(route);

        refused(route, example.call(server, example.path("", "none", "none")), 404);
    }

    static Stream<Route> paths() {
        Set<String> seen = new TreeSet<>();
        return routes.stream().filter(route -> seen.add(route.path().toString()));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void otherMethods(Route route) throws Exception {
        String path = route.path().toString();
        Set<String> allowed = routes.stream()
                .filter(one -> one.path().toString().equals(path))
                .flatMap(one -> one.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(one.method()))
                .collect(Collectors.toCollection(TreeSet::new));

        for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            if (!allowed.contains(method)) {
                Answer answer = Answer.of(server.send(
                        server.as(token(Scope.MANAGE), example(route).path())
                                .method(method, HttpRequest.BodyPublishers.noBody())));
                refused(route, answer, 405);
                assertThat(answer.headers()).containsEntry("allow", String.join(", ", allowed));
            }
        }
    }

    static Stream<Route> takingJson() {
        return routes.stream().filter(route -> route.documentation().request().isPresent());
    }

    private static Answer send(Route route, String mediaType, String body) throws Exception {
        return Answer.of(
                server.send(server.as(token(Scope.MANAGE), example(route).path())
                        .header("Content-Type", mediaType)
                        .method(route.method(), HttpRequest.BodyPublishers.ofString(body))));
    }

    private static void badJson(Route route, String body) throws Exception {
        Answer answer = send(route, "application/json", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        refused(route, answer, 400);
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void bodiesThatAreNoJson(Route route) throws Exception {
        String body = example(route).body().orElseThrow();

        refused(route, send(route, "text/plain", body), 415);
        refused(route, send(route, "application/x-www-form-urlencoded", "a=b"), 415);
        for (String bad : new String[] {"{", body + body, "[]", "7", "null", "\"a\""}) {
            badJson(route, bad);
        }
    }

    /** A member that must be there and is not, and one of another type, as the description tells them. */
    @ParameterizedTest
    @MethodSource("takingJson")
    void bodiesOfAnotherShape(Route route) throws Exception {
        JsonNode schema = resolved(api.operation(route).at("/requestBody/content/application~1json/schema"));
        ObjectNode body = (ObjectNode) MAPPER.readTree(example(route).body().orElseThrow());
        List<String> members = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(members::add);

        assertThat(members).isNotEmpty();
        for (String member : members) {
            boolean isObject = body.path(member).isObject();
            badJson(
                    route,
                    body.deepCopy()
                            .set(member, MAPPER.readTree(isObject ? "7" : "{\"a\":[]}"))
                            .toString());
        }
        for (JsonNode member : schema.path("required")) {
            badJson(route, body.deepCopy().without(member.asText()).toString());
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? api.document().at(schema.get("$ref").asText().substring(1))
                : schema;
    }

    static Stream<Route> takingBodies() {
        return routes.stream().filter(route -> route.body() != Route.Body.NONE);
    }

    @ParameterizedTest
    @MethodSource("takingBodies")
    void bodiesThatAreTooLarge(Route route) throws Exception {
        long limit = route.body() == Route.Body.JSON ? route.bodyLimit() : (64L << 20) + (16 << 10);
        String type = route.body() == Route.Body.JSON ? "application/json" : "application/octet-stream";
        String query = route.path().toString().endsWith("/files") ? "?name=x" : "";

        String answer = raw(
                route.method(),
                example(route).path() + query,
                "Content-Type: " + type + "\r\nContent-Length: " + (limit + 1) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("\r\nConnection: close\r\n");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        String media = route.style() == Route.Style.SEED ? "application/json" : "application/problem+json";
        refused(
                route,
                new Answer(413, media, Map.of("x-request-id", "", "x-content-type-options", "nosniff"), body),
                413);
    }

    static Stream<Route> withNumbers() {
        return routes.stream().filter(route -> !numbers(route).isEmpty());
    }

    private static List<String> numbers(Route route) {
        return route.documentation().parameters().stream()
                .filter(parameter -> parameter.type().equals("integer"))
                .map(Route.Parameter::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withNumbers")
    void parametersThatAreNoNumbers(Route route) throws Exception {
        Example example = example(route);
        for (String name : numbers(route)) {
            for (String value : new String[] {"x", "1.5", "99999999999999999999"}) {
                String path = example.path() + "?q=x&name=x&" + name + "=" + value;
                if (example.isWebSocket()) {
                    assertThat(example.call(server, path).status()).as(name).isEqualTo(400);
                } else {
                    Answer answer = Answer.of(server.send(server.as(token(Scope.MANAGE), path)));
                    assertThat(answer.status()).as(path).isEqualTo(400);
                    refused(route, answer, 400);
                }
            }
        }
    }

    private static String raw(String method, String path, String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                    + "\r\nAuthorization: Bearer " + token(Scope.MANAGE) + "\r\n" + headers
                                    + (headers.isEmpty() ? "Connection: close\r\n" : "") + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(16 << 10), StandardCharsets.UTF_8);
        }
    }
}
