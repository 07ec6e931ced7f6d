// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The HTTP side of a daemon, as a script with a token sees it; for many threads. */
final class Web {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    /** Waits until a daemon that was started serves HTTP, and has it make a token. */
    Web(Ithaca ithaca) {
        port = await("HTTP")
                .atMost(Ithaca.SOON)
                .until(() -> ithaca.daemonStatus().path("http_port").asInt(), found -> found > 0);
        String[] lines =
                ithaca.must("token", "add", "e2e", "--scope", "manage").strip().split("\n", -1);
        token = lines[lines.length - 1].strip();
        await("health")
                .atMost(Ithaca.SOON)
                .ignoreExceptions()
                .until(() -> get("/api/health").isObject());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = send(request(path).build());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return Ithaca.json(answer.body());
    }

    HttpResponse<String> post(String path, Map<String, ?> body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a session; gives its id. */
    String start(String command, List<String> arguments) {
        HttpResponse<String> answer = post("/api/v1/sessions", Map.of("command", command, "args", arguments));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Ithaca.json(answer.body()).get("id").asText();
    }
}
