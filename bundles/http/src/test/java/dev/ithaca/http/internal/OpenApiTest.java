// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.SessionStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API says of itself, held against what it does. */
final class OpenApiTest {
    private final ObjectMapper json = new ObjectMapper();
    private TestServer server;
    private JsonNode api;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.output("abc1234").write("hello\r\n");
        api = json.readTree(server.send(HttpRequest.newBuilder(server.uri("/api/openapi.json")))
                .body());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void describesEveryRoute() {
        assertThat(api.get("openapi").asText()).isEqualTo("3.1.0");
        for (Route route : server.site.routes().routes()) {
            JsonNode operation = api.path("paths")
                    .path(route.path().toString())
                    .path(route.method().toLowerCase(Locale.ROOT));
            assertThat(operation.path("summary").asText()).as("%s", route).isNotBlank();
            assertThat(operation.path("responses").size()).as("%s", route).isGreaterThan(1);
            assertThat(operation.path("security").isEmpty())
                    .as("%s", route)
                    .isEqualTo(route.scope().isEmpty());
        }
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<String> missing = new ArrayList<>();
        api.findValuesAsText("$ref").forEach(reference -> {
            if (api.at(reference.substring(1)).isMissingNode()) {
                missing.add(reference);
            }
        });

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/info",
                "/api/v1/me",
                "/api/v1/tokens",
                "/api/v1/logins",
                "/api/v1/sessions",
                "/api/v1/sessions/{id}",
                "/api/v1/sessions/{id}/screen",
                "/api/v1/sessions/{id}/search?q=hello",
                "/api/v1/sessions/{id}/timeline",
                "/api/v1/sessions/{id}/wait?timeout=0",
                "/api/auth/status",
                "/api/health",
                "/api/nodes",
                "/api/sessions",
                "/api/sessions/{id}",
                "/api/sessions/{id}/logs"
            })
    void answersAsItSays(String path) throws Exception {
        HttpResponse<String> answer = server.get(path.replace("{id}", "abc1234"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode schema = api.path("paths")
                .path(path.split("\\?", 2)[0])
                .at("/get/responses/200/content/application~1json/schema");
        check(path, schema, json.readTree(answer.body()));
    }

    private void check(String where, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(where, api.at(schema.get("$ref").asText().substring(1)), value);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) {
                check(where, schema.get("anyOf").get(0), value);
            }
        } else if (schema.path("type").asText().equals("array")) {
            assertThat(value.isArray()).as(where).isTrue();
            value.forEach(element -> check(where + "[]", schema.get("items"), element));
        } else if (schema.path("type").asText().equals("object")) {
            object(where, schema, value);
        } else {
            scalar(where, schema.path("type").asText(), value);
        }
    }

    private void object(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as(where).isTrue();
        schema.path("required")
                .forEach(name -> assertThat(value.has(name.asText()))
                        .as(where + "." + name.asText())
                        .isTrue());
        value.properties().forEach(entry -> {
            JsonNode property = schema.path("properties").path(entry.getKey());
            assertThat(property.isMissingNode())
                    .as("%s.%s is described", where, entry.getKey())
                    .isFalse();
            check(where + "." + entry.getKey(), property, entry.getValue());
        });
    }

    private static void scalar(String where, String type, JsonNode value) {
        boolean fits = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        assertThat(fits).as("%s is a %s: %s", where, type, value).isTrue();
    }

    @Test
    void hasAPageThatNeedsNoScript() throws Exception {
        HttpResponse<String> page = server.send(HttpRequest.newBuilder(server.uri("/api/docs")));

        assertThat(page.body())
                .contains("/api/v1/sessions/{id}/input")
                .doesNotContain("<script", "http://", "https://");
    }
}
