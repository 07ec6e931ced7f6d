// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.access.api.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A request for one row of the route table, and how it is answered. */
final class Example {
    private static final String JSON = "application/json";

    private final String route;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Consumer<TestServer> given = server -> {};
    private String query = "";
    private Optional<String> body = Optional.empty();
    private Kind kind = Kind.WHOLE;
    private boolean publicly;
    private int status;
    private Optional<String> mediaType = Optional.empty();

    private enum Kind {
        WHOLE,
        EVENTS,
        WEB_SOCKET
    }

    /**
     * What came back.
     *
     * @param mediaType of the body, without parameters; empty if there is none
     * @param body the body; of a stream of events the data of the first one
     */
    record Answer(int status, String mediaType, Map<String, String> headers, String body) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), type(response), flat(response), response.body());
        }

        private static String type(HttpResponse<?> response) {
            return response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        }

        private static Map<String, String> flat(HttpResponse<?> response) {
            Map<String, String> flat = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> flat.put(name, values.get(0)));
            return flat;
        }
    }

    /**
     * @param route as the table writes it, {@code GET /api/v1/info}
     */
    private Example(String route) {
        this.route = route;
    }

    static Example of(String route) {
        return new Example(route);
    }

    /** What must be there before. */
    Example given(Consumer<TestServer> before) {
        given = before;
        return this;
    }

    Example query(String text) {
        query = "?" + text;
        return this;
    }

    Example header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Example json(String text) {
        body = Optional.of(text);
        return header("Content-Type", JSON);
    }

    Example octets(String type, String text) {
        body = Optional.of(text);
        return header("Content-Type", type);
    }

    /** Asks without a login. */
    Example publicly() {
        publicly = true;
        return this;
    }

    Example answers(int code) {
        status = code;
        return this;
    }

    Example answers(int code, String type) {
        mediaType = Optional.of(type);
        return answers(code);
    }

    /** A stream of events, of which the first is looked at. */
    Example streams() {
        kind = Kind.EVENTS;
        return answers(200, "text/event-stream");
    }

    /** A WebSocket, of which the head of the answer is looked at. */
    Example upgrades(String... protocols) {
        kind = Kind.WEB_SOCKET;
        if (protocols.length > 0) {
            headers.put("Sec-WebSocket-Protocol", String.join(", ", protocols));
        }
        return answers(101);
    }

    String route() {
        return route;
    }

    String method() {
        return route.substring(0, route.indexOf(' '));
    }

    boolean sendsJson() {
        return JSON.equals(headers.get("Content-Type"));
    }

    Optional<String> body() {
        return body;
    }

    int status() {
        return status;
    }

    Optional<String> mediaType() {
        return mediaType;
    }

    boolean isWebSocket() {
        return kind == Kind.WEB_SOCKET;
    }

    boolean isEvents() {
        return kind == Kind.EVENTS;
    }

    /** The path with names that are there once {@link #prepare} has run. */
    String path() {
        return path("abc1234", "ci", "login-1-id");
    }

    String path(String session, String token, String login) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("{id}", session)
                .replace("{name}", token)
                .replace("{login}", login)
                .replace("{item}", "".equals(session) ? "none" : InboxExamples.ID);
    }

    void prepare(TestServer server) {
        given.accept(server);
    }

    Answer call(TestServer server) throws Exception {
        return call(server, path());
    }

    /** As somebody who may do everything, unless it is a public example. */
    Answer call(TestServer server, String path) throws Exception {
        return call(server, path, publicly ? "" : server.access.token(Scope.MANAGE));
    }

    Answer call(TestServer server, String path, String secret) throws Exception {
        if (kind == Kind.WEB_SOCKET) {
            return upgrade(server, path, secret);
        }
        HttpRequest.Builder request = request(server, path, secret);
        return kind == Kind.EVENTS ? firstEvent(server, request) : Answer.of(server.send(request));
    }

    /** The request, with the example's query unless the path has another. */
    HttpRequest.Builder request(TestServer server, String path, String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path.indexOf('?') < 0 ? path + query : path));
        if (!secret.isEmpty()) {
            request.header("Authorization", "Bearer " + secret);
        }
        headers.forEach(request::header);
        return request.method(
                method(), body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
    }

    private Answer upgrade(TestServer server, String path, String secret) throws IOException {
        String[] lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toArray(String[]::new);
        try (RawSocket socket = new RawSocket(server, secret, path, lines)) {
            int code = Integer.parseInt(socket.head.substring(9, 12));
            return new Answer(code, "", Map.of(), "");
        }
    }

    private static Answer firstEvent(TestServer server, HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> response =
                server.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String data = "";
            for (String line = lines.readLine(); data.isEmpty() && line != null; line = lines.readLine()) {
                data = line.startsWith("data: ") || line.startsWith("{") ? line.replaceFirst("^data: ", "") : "";
            }
            return new Answer(response.statusCode(), Answer.type(response), Answer.flat(response), data);
        }
    }

    @Override
    public String toString() {
        return method() + " " + path() + query + " -> " + status;
    }
}
