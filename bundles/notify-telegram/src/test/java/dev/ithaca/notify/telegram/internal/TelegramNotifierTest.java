// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server that answers as the Bot API does. */
class TelegramNotifierTest {
    private static final String TOKEN = "123456:AAs3cret-Token_x";

    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile int status = 200;
    private volatile String words = "{\"ok\":true,\"result\":{\"message_id\":7}}";
    private volatile String path;
    private volatile JsonNode message;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            path = exchange.getRequestURI().toString();
            message = new ObjectMapper().readTree(exchange.getRequestBody());
            byte[] body = words.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsAPlainMessage() throws Exception {
        assertThat(telegram("https://ithaca.example.org").deliver(notification("<b>*Größe*</b>", "body")))
                .isEqualTo(Delivery.delivered("status 200"));

        assertThat(path).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(message.get("chat_id").asText()).isEqualTo("-1001");
        assertThat(message.get("text").asText())
                .isEqualTo("<b>*Größe*</b>\none line\nbody\nhttps://ithaca.example.org/session/abcdef0");
        assertThat(message.has("parse_mode")).isFalse();
        assertThat(message.get("disable_notification").asBoolean()).isFalse();
        assertThat(message.get("link_preview_options").get("is_disabled").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNotUrgentMakesNoSound() throws Exception {
        telegram("").deliver(notification("x", "").withUrgency(Urgency.LOW));

        assertThat(message.get("disable_notification").asBoolean()).isTrue();
        assertThat(message.get("text").asText()).isEqualTo("x\none line");
    }

    @Test
    void aLongTextIsCutAndItsLinkKept() throws Exception {
        telegram("https://ithaca.example.org").deliver(notification("x", "😀".repeat(4_000)));

        assertThat(message.get("text").asText())
                .hasSizeLessThanOrEqualTo(4_096)
                .endsWith("…\nhttps://ithaca.example.org/session/abcdef0");
    }

    @Test
    void waitsForAsLongAsTheServerAsks() throws Exception {
        status = 429;
        words = "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 35\","
                + "\"parameters\":{\"retry_after\":35}}";

        assertThat(telegram("").deliver(notification("x", "")))
                .isEqualTo(Delivery.retry("status 429: Too Many Requests: retry after 35", Duration.ofSeconds(35)));
    }

    @Test
    void tellsWhatIsWrongButNeverTheToken() throws Exception {
        status = 401;
        words = "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized: " + TOKEN + "\"}";
        assertThat(telegram("").deliver(notification("x", "")))
                .isEqualTo(Delivery.rejected("status 401: Unauthorized: …"));
        status = 502;
        words = "<html>" + TOKEN;
        assertThat(telegram("").deliver(notification("x", ""))).isEqualTo(Delivery.retry("status 502", null));

        TelegramNotifier telegram = telegram("");
        server.stop(0);
        assertThatThrownBy(() -> telegram.deliver(notification("x", "")))
                .isInstanceOf(IOException.class)
                .hasMessage("no connection to 127.0.0.1");
    }

    @Test
    void aTokenCannotLeadElsewhere() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "1:x/../../evil?");

        Delivery delivery = new TelegramNotifier(server(), file.toString(), "1", "").deliver(notification("x", ""));

        assertThat(delivery).isEqualTo(Delivery.rejected(file + " holds no token of a bot"));
        assertThat(path).isNull();
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegramNotifier(server(), "", "1", ""))
                .withMessageContaining("token.file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegramNotifier(server(), "x", "me", ""))
                .withMessageContaining("chat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegramNotifier("http://api.telegram.org", "x", "1", ""))
                .withMessageContaining("server");
    }

    private TelegramNotifier telegram(String page) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        return new TelegramNotifier(server(), token.toString(), "-1001", page);
    }

    private String server() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static Notification notification(String title, String body) {
        return Notification.of("n1", Notification.MANUAL, title, Instant.EPOCH)
                .withText("one line", body)
                .withUrl("/session/abcdef0");
    }
}
