// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionStatus;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that compute for long, more of them than the server has threads. */
final class HeavyRoutesTest {
    private static final String SEARCH = "/api/v1/sessions/abc1234/search?q=x";

    private final CountDownLatch searchable = new CountDownLatch(1);
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.output("abc1234").searchable(searchable);
    }

    @AfterEach
    void stop() throws Exception {
        searchable.countDown();
        server.close();
    }

    @Test
    void keepsServingWhileManySearch() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> searches = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            searches.add(search(server.access.token(Scope.OBSERVE)));
        }

        HttpResponse<String> refused = anyOf(searches);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(server.get("/api/v1/sessions").statusCode()).isEqualTo(200);

        searchable.countDown();
        assertThat(searches)
                .anySatisfy(
                        search -> assertThat(search.get(10, TimeUnit.SECONDS).statusCode())
                                .isEqualTo(200));
    }

    @Test
    void givesNobodyAllOfTheRoom() throws Exception {
        String greedy = server.access.token(Scope.OBSERVE);
        List<CompletableFuture<HttpResponse<String>>> searches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            searches.add(search(greedy));
        }
        assertThat(anyOf(searches).statusCode()).isEqualTo(503);
        CompletableFuture<HttpResponse<String>> other = search(server.access.token(Scope.OBSERVE));

        searchable.countDown();

        assertThat(other.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(server.send(server.as(greedy, SEARCH)).statusCode())
                .as("afterwards")
                .isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<String>> search(String secret) {
        return server.client.sendAsync(server.as(secret, SEARCH).build(), HttpResponse.BodyHandlers.ofString());
    }

    @SuppressWarnings("unchecked")
    private static HttpResponse<String> anyOf(List<CompletableFuture<HttpResponse<String>>> answers) throws Exception {
        return (HttpResponse<String>) CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                .get(10, TimeUnit.SECONDS);
    }
}
