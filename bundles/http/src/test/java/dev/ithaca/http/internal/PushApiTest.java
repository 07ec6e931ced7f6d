// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browsers that subscribe, in the seed's words and in ours, and the event of a notification. */
final class PushApiTest {
    private static final String ENDPOINT = "https://push.example.org/x";
    private static final String BODY = "{\"endpoint\":\" " + ENDPOINT
            + " \",\"expirationTime\":null,\"keys\":{\"p256dh\":\"BPoint\",\"auth\":\"secret\"}}";

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void subscribesAndUnsubscribesInTheWordsOfTheSeed() throws Exception {
        assertThat(server.get("/api/push/public-key").body()).isEqualTo("{\"public_key\":\"BKey\"}");

        HttpResponse<String> added = server.post("/api/push/subscriptions", BODY);

        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).isEqualTo("{\"ok\":true}");
        assertThat(server.notifying.subscribed).singleElement().satisfies(one -> {
            assertThat(one.endpoint()).isEqualTo(ENDPOINT);
            assertThat(one.p256dh()).isEqualTo("BPoint");
            assertThat(one.auth()).isEqualTo("secret");
            assertThat(one.label()).startsWith("Java-http-client");
        });
        assertThat(delete("/api/push/subscriptions").body()).isEqualTo("{\"ok\":true,\"deleted\":true}");
        assertThat(delete("/api/push/subscriptions").body()).isEqualTo("{\"ok\":true,\"deleted\":false}");
    }

    @Test
    void subscribesAndUnsubscribesInOurWords() throws Exception {
        assertThat(server.get("/api/v1/push/key").body()).isEqualTo("{\"public_key\":\"BKey\"}");

        assertThat(server.post("/api/v1/push/subscriptions", BODY).statusCode()).isEqualTo(204);
        assertThat(server.notifying.subscribed).hasSize(1);
        assertThat(delete("/api/v1/push/subscriptions").statusCode()).isEqualTo(204);
        assertThat(delete("/api/v1/push/subscriptions").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsMissingOrNotAllowed() throws Exception {
        assertThat(server.post("/api/push/subscriptions", "{\"endpoint\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/push/subscriptions", "{\"endpoint\":\"" + ENDPOINT + "\"}")
                        .body())
                .isEqualTo("{\"error\":\"keys.p256dh is needed\"}");
        HttpResponse<String> inside =
                server.post("/api/v1/push/subscriptions", BODY.replace("https://push.example.org", "http://10.0.0.1"));
        assertThat(inside.statusCode()).isEqualTo(400);
        assertThat(inside.body()).contains("\"code\":\"notify.invalid\"");
    }

    @Test
    void subscribingNeedsMoreThanToObserve() throws Exception {
        String observer = server.access.token(Scope.OBSERVE);

        assertThat(server.send(server.as(observer, "/api/v1/push/key")).statusCode())
                .isEqualTo(200);
        HttpRequest.Builder add = server.as(observer, "/api/v1/push/subscriptions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY));
        assertThat(server.send(add).statusCode()).isEqualTo(403);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/push/public-key")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void sendsATest() throws Exception {
        HttpResponse<String> answer =
                server.send(server.asManager("/api/v1/push/test").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"test-1\"}");
        assertThat(server.notifying.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.kind()).isEqualTo(Notification.TEST));
    }

    @Test
    void saysSoWhenNotificationsAreNotInstalled() throws Exception {
        server.notifying.absent = true;

        assertThat(server.get("/api/push/public-key").body()).isEqualTo("{\"public_key\":null}");
        assertThat(server.get("/api/v1/push/key").statusCode()).isEqualTo(503);
        assertThat(server.post("/api/push/subscriptions", BODY).statusCode()).isEqualTo(503);
    }

    @Test
    void notificationsAreEventsOfTheStream() throws Exception {
        HttpResponse<java.io.InputStream> stream = server.client.send(
                server.asManager("/api/sessions/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            lineOf(lines, "event: snapshot");

            server.site
                    .notificationListener()
                    .notified(
                            Notification.of("n1", Notification.MANUAL, "hello", Instant.EPOCH)
                                    .withText("one", "two")
                                    .withSessions(List.of(new SessionId("abc1234")), List.of())
                                    .withUrl("/session/abc1234")
                                    .withAttribute("last_total_bytes", "7"),
                            true);

            lineOf(lines, "event: session_notification");
            assertThat(lines.readLine())
                    .isEqualTo(
                            "data: {\"kind\":\"manual\",\"title\":\"hello\",\"description\":\"one\",\"body\":\"two\","
                                    + "\"navigation_url\":\"/session/abc1234\",\"session_ids\":[\"abc1234\"],\"trigger_rule\":null,"
                                    + "\"trigger_detail\":null,\"node\":null,\"last_total_bytes\":7,\"id\":\"n1\","
                                    + "\"enabled_for_channels\":true}");
        }
    }

    private static void lineOf(BufferedReader lines, String wanted) throws Exception {
        String line;
        do {
            line = lines.readLine();
            assertThat(line).as("the stream goes on until " + wanted).isNotNull();
        } while (!line.equals(wanted));
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return server.send(server.asManager(path)
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString("{\"endpoint\":\"" + ENDPOINT + "\"}")));
    }
}
