// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.Example.Answer;
import dev.ithaca.http.internal.route.Route;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the route table is called as its examples say, and every answer is held against the API's description. */
@Timeout(30)
final class RouteContractTest {
    private static ApiDescription api;
    private static Map<String, Route> routes;

    @BeforeAll
    static void describe() throws Exception {
        try (TestServer server = new TestServer()) {
            api = new ApiDescription(server.get("/api/openapi.json").body());
            routes = server.site.routes().routes().stream().collect(Collectors.toMap(Route::toString, route -> route));
        }
    }

    static Stream<Example> examples() {
        return RouteExamples.all().stream();
    }

    /** Whoever adds a route, or a status to its description, adds an example of it. */
    @Test
    void everyStatusThatARouteDescribesHasAnExample() {
        Set<String> shown = examples()
                .map(example -> example.route() + " " + example.status())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        routes.forEach((name, route) -> api.statuses(route).forEach(status -> described.add(name + " " + status)));

        assertThat(routes).isNotEmpty();
        assertThat(shown).isEqualTo(described);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsItIsDescribed(Example example) throws Exception {
        try (TestServer server = new TestServer()) {
            RouteExamples.session(server);
            example.prepare(server);

            Answer answer = example.call(server);

            assertThat(answer.status()).as(answer.body()).isEqualTo(example.status());
            assertThat(answer.mediaType()).isEqualTo(example.mediaType().orElse(""));
            if (example.isEvents()) {
                assertThat(new ObjectMapper().readTree(answer.body()).findParents("cwd"))
                        .singleElement()
                        .satisfies(session -> assertThat(api.componentFaults("SessionBody", session.toString()))
                                .isEmpty());
            } else {
                assertThat(api.faults(routes.get(example.route()), answer)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void takesWhatItIsDescribedToTake(Example example) {
        JsonNode content = api.operation(routes.get(example.route())).at("/requestBody/content/application~1json");
        boolean described = !content.isMissingNode();

        assertThat(example.sendsJson()).isEqualTo(described);
        if (described) {
            assertThat(api.requestFaults(
                            routes.get(example.route()), example.body().orElseThrow()))
                    .isEmpty();
        }
    }

    static Stream<Example> reading() {
        return examples().filter(one -> one.method().equals("GET") && !one.isWebSocket());
    }

    @ParameterizedTest
    @MethodSource("reading")
    void answersTheSameWithoutABodyToHead(Example example) throws Exception {
        try (TestServer server = new TestServer()) {
            RouteExamples.session(server);
            example.prepare(server);

            Answer answer =
                    Answer.of(server.send(example.request(server, example.path(), server.access.token(Scope.MANAGE))
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())));

            assertThat(answer.status()).isEqualTo(example.status());
            assertThat(answer.mediaType()).isEqualTo(example.mediaType().orElse(""));
            assertThat(answer.body()).isEmpty();
        }
    }
}
