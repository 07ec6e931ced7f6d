// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ithaca.http.internal.route.Route;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API says of itself. That it does so is for {@link RouteContractTest} and {@link RouteRefusalsTest}. */
final class OpenApiTest {
    private final ObjectMapper json = new ObjectMapper();
    private TestServer server;
    private JsonNode api;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
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

    @Test
    void hasSchemasThatAreSchemas() throws Exception {
        ApiDescription description = new ApiDescription(api.toString());

        assertThat(api.at("/components/schemas").properties())
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(
                                description.schemaFaults(schema.getValue().toString()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    /** Who holds answers against it would otherwise not see that nothing is ever found. */
    @Test
    void tellsBodiesApart() throws Exception {
        ApiDescription description = new ApiDescription(api.toString());
        String right = "{\"offset\":0,\"at\":\"2026-11-22T10:00:00.5Z\",\"kind\":\"gap\"}";

        assertThat(description.componentFaults("Marker", right)).isEmpty();
        for (String wrong : List.of(
                right.replace(",\"kind\":\"gap\"", ""),
                right.replace("}", ",\"more\":1}"),
                right.replace("0,", "\"0\","),
                right.replace("2026-11-22T", "yesterday "),
                "[]")) {
            assertThat(description.componentFaults("Marker", wrong)).as(wrong).isNotEmpty();
        }
    }

    @Test
    void hasAPageThatNeedsNoScript() throws Exception {
        HttpResponse<String> page = server.send(HttpRequest.newBuilder(server.uri("/api/docs")));

        assertThat(page.body())
                .contains("/api/v1/sessions/{id}/input")
                .doesNotContain("<script", "http://", "https://");
    }
}
