// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webhook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, which checks the signature for itself. */
class WebhookNotifierTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_767_322_245), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile int status = 204;
    private volatile String retryAfter = "";
    private volatile Headers headers;
    private volatile byte[] body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            headers = exchange.getRequestHeaders();
            body = exchange.getRequestBody().readAllBytes();
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
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
    void postsJsonThatIsSignedWithTheTime() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");

        assertThat(webhook(secret.toString()).deliver(notification())).isEqualTo(Delivery.delivered("status 204"));

        JsonNode json = new ObjectMapper().readTree(body);
        assertThat(json.get("title").asText()).isEqualTo("Größe \"x\"");
        assertThat(json.get("session_ids").get(0).asText()).isEqualTo("abcdef0");
        assertThat(json.get("navigation_url").isNull()).isTrue();
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(headers.getFirst("Ithaca-Id")).isEqualTo("n1");
        assertThat(headers.getFirst("Ithaca-Timestamp")).isEqualTo("1767322245");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(), "HmacSHA256"));
        mac.update("1767322245.".getBytes());
        assertThat(headers.getFirst("Ithaca-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
    }

    @Test
    void signsNothingWithoutASecretAndFailsWithoutItsFile() throws Exception {
        webhook("").deliver(notification());
        assertThat(headers.containsKey("Ithaca-Signature")).isFalse();

        assertThatThrownBy(() -> webhook(folder.resolve("gone").toString()).deliver(notification()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void triesAgainWhatMayGetBetter() throws Exception {
        retryAfter = "12";
        status = 429;
        assertThat(webhook("").deliver(notification())).isEqualTo(Delivery.retry("status 429", Duration.ofSeconds(12)));
        retryAfter = "";
        status = 503;
        assertThat(webhook("").deliver(notification())).isEqualTo(Delivery.retry("status 503", null));
        status = 302;
        assertThat(webhook("").deliver(notification())).isEqualTo(Delivery.rejected("status 302"));
        status = 400;
        assertThat(webhook("").deliver(notification())).isEqualTo(Delivery.rejected("status 400"));
    }

    @Test
    void failsWhenNobodyListens() {
        WebhookNotifier webhook = webhook("");
        server.stop(0);

        assertThatThrownBy(() -> webhook.deliver(notification())).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookNotifier("ftp://x", "", CLOCK))
                .withMessageContaining("url");
    }

    private WebhookNotifier webhook(String secretFile) {
        return new WebhookNotifier("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", secretFile, CLOCK);
    }

    private static Notification notification() {
        return Notification.of("n1", Notification.MANUAL, "Größe \"x\"", Instant.EPOCH)
                .withSessions(List.of(new SessionId("abcdef0")), List.of("ci"));
    }
}
