// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ithaca.access.api.Scope;
import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxListener;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The inbox over HTTP: what is open, answers that name what they answer, and the events. */
@Timeout(30)
final class InboxApiTest {
    private static final String ITEM = "{\"id\":\"wait4you22\",\"source\":\"session\",\"session\":\"abc1234\","
            + "\"kind\":\"confirm\",\"title\":\"deploy\",\"question\":\"Delete it? [y/n]\","
            + "\"choices\":[\"y\",\"n\"],\"fence\":\"f1\",\"since\":\"2026-11-22T10:00:00Z\","
            + "\"attributes\":{\"rule\":\"yes-or-no\"}}";
    private static final String ANSWER = "/api/v1/inbox/wait4you22/answer";

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.inbox.items.add(FakeInbox.ITEM);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void listsWhatIsOpen() throws Exception {
        assertThat(server.get("/api/v1/inbox").body()).isEqualTo("{\"items\":[" + ITEM + "]}");
        assertThat(server.get("/api/v1/inbox/wait").body()).isEqualTo(ITEM);
        assertThat(server.get("/api/v1/inbox/other").statusCode()).isEqualTo(404);
    }

    @Test
    void answersByATextAChoiceOrKeys() throws Exception {
        HttpResponse<String> answer = server.post(ANSWER, "{\"text\":\"y\",\"fence\":\"f1\",\"timeout_ms\":1500}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"item\":\"wait4you22\",\"outcome\":\"taken\",\"evidence\":\"screen\","
                        + "\"detail\":\"The program went on.\",\"at\":\"2026-11-22T10:00:00Z\"}");
        assertThat(server.post(ANSWER, "{\"choice\":\"n\"}").statusCode()).isEqualTo(200);
        assertThat(server.post(ANSWER, "{\"keys\":[\"n\",\"key:enter\"]}").statusCode())
                .isEqualTo(200);

        assertThat(server.inbox.answers)
                .allMatch(one -> one.by().startsWith("web:"))
                .extracting(Answer::form, Answer::parts, Answer::fence, Answer::deadline)
                .containsExactly(
                        tuple(Answer.Form.TEXT, List.of("y"), "f1", Duration.ofMillis(1500)),
                        tuple(Answer.Form.CHOICE, List.of("n"), null, Answer.DEADLINE),
                        tuple(Answer.Form.KEYS, List.of("n", "key:enter"), null, Answer.DEADLINE));
    }

    @Test
    void refusesAnAnswerToWhatIsNotShownAnyMore() throws Exception {
        HttpResponse<String> changed = server.post(ANSWER, "{\"text\":\"y\",\"fence\":\"f0\"}");
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("\"code\":\"attention.changed\"");

        HttpResponse<String> gone = server.post("/api/v1/inbox/other/answer", "{\"text\":\"y\"}");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("\"code\":\"attention.not-found\"");
        assertThat(server.inbox.answers).isEmpty();
    }

    @Test
    void refusesWhatIsNoAnswer() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"text\":\"y\",\"choice\":\"y\"}",
                "{\"keys\":[]}",
                "{\"keys\":[null]}",
                "{\"text\":\"y\",\"timeout_ms\":0}",
                "{\"text\":\"y\",\"timeout_ms\":61000}")) {
            assertThat(server.post(ANSWER, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(server.inbox.answers).isEmpty();
    }

    @Test
    void answeringNeedsMoreThanToObserve() throws Exception {
        String observer = server.access.token(Scope.OBSERVE);

        assertThat(server.send(server.as(observer, "/api/v1/inbox")).statusCode())
                .isEqualTo(200);
        HttpRequest.Builder answer = server.as(observer, ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"y\"}"));
        assertThat(server.send(answer).statusCode()).isEqualTo(403);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/v1/inbox")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void saysSoWhenTheInboxIsNotInstalled() throws Exception {
        server.inbox.absent = true;

        assertThat(server.get("/api/v1/inbox").statusCode()).isEqualTo(503);
        assertThat(server.post(ANSWER, "{\"text\":\"y\"}").statusCode()).isEqualTo(503);
    }

    @Test
    void whatHappensInTheInboxAreEventsOfTheStream() throws Exception {
        HttpResponse<InputStream> stream = server.client.send(
                server.asManager("/api/v1/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            lineOf(lines, "event: snapshot");
            InboxListener listener = server.site.inboxListener();
            listener.opened(FakeInbox.ITEM);
            listener.changed(FakeInbox.ITEM);
            listener.closed(FakeInbox.ITEM, Closing.ANSWERED_HERE);

            lineOf(lines, "event: attention_opened");
            assertThat(lines.readLine()).isEqualTo("data: " + ITEM);
            lineOf(lines, "event: attention_changed");
            assertThat(lines.readLine()).isEqualTo("data: " + ITEM);
            lineOf(lines, "event: attention_closed");
            assertThat(lines.readLine())
                    .isEqualTo("data: {\"id\":\"wait4you22\",\"how\":\"answered_here\",\"item\":" + ITEM + "}");
        }
    }

    @Test
    void hearsOfEachInboxThatComesAndAnewWhenItIsDropped() {
        InboxServices services = new InboxServices();
        List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        services.tell(new InboxListener() {
            @Override
            public void opened(dev.ithaca.attention.api.AttentionItem item) {
                heard.add(item.id());
            }
        });
        services.bindInbox(server.inbox);
        server.inbox.listeners.get(0).dropped();
        assertThat(heard).containsExactly("wait4you22", "wait4you22");
        assertThat(server.inbox.listeners).hasSize(1);

        services.unbindInbox(server.inbox);
        assertThat(server.inbox.listeners).isEmpty();
        assertThat(services.get()).isEmpty();
    }

    private static void lineOf(BufferedReader lines, String wanted) throws Exception {
        String line;
        do {
            line = lines.readLine();
            assertThat(line).as("the stream goes on until " + wanted).isNotNull();
        } while (!line.equals(wanted));
    }
}
