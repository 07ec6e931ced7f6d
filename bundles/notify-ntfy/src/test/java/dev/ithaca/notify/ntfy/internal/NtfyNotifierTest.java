// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.ntfy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server. */
class NtfyNotifierTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile int status = 200;
    private volatile String authorization;
    private volatile JsonNode json;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            json = new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Retry-After", "3");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void publishesToTheTopic() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "tk_secret\n");

        Delivery delivery =
                ntfy(token.toString(), "https://ithaca.example.org/").deliver(notification("body"));

        assertThat(delivery).isEqualTo(Delivery.delivered("status 200"));
        assertThat(authorization).isEqualTo("Bearer tk_secret");
        assertThat(json.get("topic").asText()).isEqualTo("my-topic");
        assertThat(json.get("title").asText()).isEqualTo("Größe");
        assertThat(json.get("message").asText()).isEqualTo("one line\nbody");
        assertThat(json.get("priority").asInt()).isEqualTo(4);
        assertThat(json.get("tags").get(0).asText()).isEqualTo("ci");
        assertThat(json.get("click").asText()).isEqualTo("https://ithaca.example.org/session/abcdef0");
    }

    @Test
    void tellsNobodyATokenThatNoHeaderTakes() throws Exception {
        // An editor has put a mark in front of it.
        Path token = Files.writeString(folder.resolve("token"), "\ufefftk_secret\n");

        assertThat(ntfy(token.toString(), "").deliver(notification("body")))
                .isEqualTo(Delivery.rejected(token + " holds no access token"));
        assertThat(json).as("nothing is sent").isNull();
    }

    @Test
    void linksNowhereWithoutTheAddressOfThePage() throws Exception {
        ntfy("", "").deliver(notification("body"));

        assertThat(json.has("click")).isFalse();
        assertThat(authorization).isNull();
    }

    @Test
    void aLongMessageStaysAMessage() throws Exception {
        ntfy("", "").deliver(notification("€".repeat(8_000)));

        assertThat(json.get("message").asText().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(4_000);
    }

    @Test
    void triesAgainWhatMayGetBetter() throws Exception {
        status = 429;
        assertThat(ntfy("", "").deliver(notification("")))
                .isEqualTo(Delivery.retry("status 429", Duration.ofSeconds(3)));
        status = 403;
        assertThat(ntfy("", "").deliver(notification(""))).isEqualTo(Delivery.rejected("status 403"));
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NtfyNotifier("https://ntfy.sh", "a/b", "", ""))
                .withMessageContaining("topic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NtfyNotifier("ntfy.sh", "a", "", ""))
                .withMessageContaining("server");
    }

    private NtfyNotifier ntfy(String tokenFile, String page) {
        return new NtfyNotifier("http://127.0.0.1:" + server.getAddress().getPort(), "my-topic", tokenFile, page);
    }

    private static Notification notification(String body) {
        return Notification.of("n1", Notification.INPUT_NEEDED, "Größe", Instant.EPOCH)
                .withText("one line", body)
                .withUrl("/session/abcdef0")
                .withUrgency(Urgency.HIGH)
                .withSessions(List.of(), List.of("ci"));
    }
}
