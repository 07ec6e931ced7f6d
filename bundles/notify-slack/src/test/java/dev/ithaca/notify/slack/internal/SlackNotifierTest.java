// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.slack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server that answers as Slack does. */
class SlackNotifierTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile int status = 200;
    private volatile String words = "ok";
    private volatile JsonNode message;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/services/T0/B0/s3cret", exchange -> {
            message = new ObjectMapper().readTree(exchange.getRequestBody());
            exchange.getResponseHeaders().add("Retry-After", "30");
            exchange.sendResponseHeaders(status, words.length());
            exchange.getResponseBody().write(words.getBytes());
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void postsTitleTextAndLink() throws Exception {
        assertThat(slack("https://ithaca.example.org/").deliver(notification("Größe", "two\nlines")))
                .isEqualTo(Delivery.delivered("status 200"));

        assertThat(message.get("text").asText())
                .isEqualTo("Größe\none line\ntwo\nlines\n<https://ithaca.example.org/session/abcdef0?a=b&amp;c=d>");
        assertThat(message.get("mrkdwn").asBoolean(true)).isFalse();
    }

    @Test
    void whatATerminalSaysNeitherLinksNorCallsAnybody() throws Exception {
        slack("")
                .deliver(notification(
                        "<!channel> & <https://evil.example|click>", "@channel @here @everyone @ALL! a@allen"));

        assertThat(message.get("text").asText())
                .isEqualTo("&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;\none line\n"
                        + "@\u2060channel @\u2060here @\u2060everyone @\u2060ALL! a@allen");
    }

    @Test
    void aLongTextIsCutAndNoEscapeWithIt() throws Exception {
        slack("https://ithaca.example.org").deliver(notification("x", "<&>".repeat(2_000)));

        assertThat(message.get("text").asText())
                .hasSizeLessThanOrEqualTo(3_500)
                .matches("(?s)x\none line\n(?:&lt;|&amp;|&gt;)+…\n<https://ithaca[^>]+>");
    }

    @Test
    void tellsWhatSlackSaysIsWrong() throws Exception {
        status = 404;
        words = "no_service";
        assertThat(slack("").deliver(notification("x", ""))).isEqualTo(Delivery.rejected("status 404: no_service"));
        status = 429;
        words = "rate_limited";
        assertThat(slack("").deliver(notification("x", "")))
                .isEqualTo(Delivery.retry("status 429: rate_limited", Duration.ofSeconds(30)));
        status = 500;
        words = "<html>Oops</html>";
        assertThat(slack("").deliver(notification("x", "")).detail()).isEqualTo("status 500");
    }

    @Test
    void neverTellsTheAddress() throws Exception {
        SlackNotifier slack = slack("");
        server.stop(0);

        assertThatThrownBy(() -> slack.deliver(notification("x", "")))
                .isInstanceOf(IOException.class)
                .hasMessage("no connection to 127.0.0.1");
        Path file = Files.writeString(folder.resolve("plain"), "http://hooks.example.org/s3cret");
        assertThat(new SlackNotifier(file.toString(), "").deliver(notification("x", "")))
                .satisfies(delivery -> {
                    assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.REJECTED);
                    assertThat(delivery.detail()).contains(file.toString()).doesNotContain("s3cret");
                });
    }

    @Test
    void namesTheKeyThatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlackNotifier(" ", ""))
                .withMessageContaining("url.file");
    }

    private SlackNotifier slack(String page) throws IOException {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/services/T0/B0/s3cret";
        return new SlackNotifier(
                Files.writeString(folder.resolve("url"), address + "\n").toString(), page);
    }

    private static Notification notification(String title, String body) {
        return Notification.of("n1", Notification.MANUAL, title, Instant.EPOCH)
                .withText("one line", body)
                .withUrl("/session/abcdef0?a=b&c=d");
    }
}
