// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.SessionStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions over {@code /api/v1}. */
final class SessionApiTest {
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
    void listsSessionsWithTheNamesOfTheSeed() throws Exception {
        server.sessions.add("abc1234", SessionStatus.RUNNING);

        HttpResponse<String> answer = server.get("/api/v1/sessions");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .startsWith(
                        "{\"items\":[{\"id\":\"abc1234\",\"title\":null,\"tags\":[],\"command\":\"bash\",\"args\":[\"-l\"]")
                .contains("\"created_at\":\"2026-11-22T10:00:00.500Z\"")
                .doesNotContain("first_offset")
                .endsWith("\"total\":1,\"next_cursor\":null}");
    }

    @Test
    void pagesGoOnBehindTheLastSession() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.sessions.add("000000" + i, SessionStatus.RUNNING);
        }
        String first = server.get("/api/v1/sessions?limit=2").body();
        String cursor = first.replaceAll(".*\"next_cursor\":\"([^\"]+)\".*", "$1");
        server.sessions.add("000000a", SessionStatus.RUNNING);

        String second = server.get("/api/v1/sessions?limit=2&cursor=" + cursor).body();

        assertThat(first).contains("0000004", "0000003").doesNotContain("0000002");
        assertThat(second).contains("0000002", "0000001").doesNotContain("000000a", "0000003", "0000000\"");
    }

    @Test
    void startsASession() throws Exception {
        HttpResponse<String> answer =
                server.post("/api/v1/sessions", "{\"command\":\"vim\",\"args\":[\"x\"],\"title\":\"T\",\"rows\":40}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location").orElse("")).matches("/api/v1/sessions/[0-9a-f]{7}");
        assertThat(server.sessions.started).singleElement().satisfies(request -> {
            assertThat(request.command()).containsExactly("vim", "x");
            assertThat(request.rows()).isEqualTo(40);
            assertThat(request.columns()).isEqualTo(80);
        });
    }

    @Test
    void givesTheFirstOffsetOfOneSession() throws Exception {
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.output("abc1234").write("hello");

        assertThat(server.get("/api/v1/sessions/abc1234").body()).endsWith(",\"first_offset\":0}");
    }

    @Test
    void tellsWhyACommandCannotStart() throws Exception {
        HttpResponse<String> answer = server.post("/api/v1/sessions", "{\"command\":\"nosuch\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"session.command-not-found\"", "\"message\":\"command not found: nosuch\"")
                .contains("\"request_id\":\""
                        + answer.headers().firstValue("X-Request-Id").orElseThrow() + "\"");
    }

    @Test
    void refusesBodiesOfAnotherShape() throws Exception {
        assertThat(server.post("/api/v1/sessions", "{\"command\":").statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/v1/sessions", "{\"command\":7}").body()).contains("command has a wrong type");
        assertThat(server.post("/api/v1/sessions", "null").statusCode()).isEqualTo(400);
        assertThat(server.post("/api/v1/sessions", "{}").body()).contains("command is needed");
        assertThat(server.send(server.asManager("/api/v1/sessions").POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void typesTextOctetsAndKeys() throws Exception {
        server.sessions.add("abc1234", SessionStatus.RUNNING);

        int status = server.post(
                        "/api/v1/sessions/abc1234/input", "{\"data\":\"ls\",\"keys\":[\"enter\",\"ctrl+c\",\"alt+x\"]}")
                .statusCode();

        assertThat(status).isEqualTo(204);
        assertThat(server.sessions.typedInto("abc1234")).isEqualTo("ls\r\003\033x");
    }

    @Test
    void submitsATextForOneScreenAndAnswersWithTheReceipt() throws Exception {
        server.sessions.add("abc1234", SessionStatus.RUNNING);

        HttpResponse<String> answer = server.post(
                "/api/v1/sessions/abc1234/input",
                "{\"data\":\"go on\",\"submit\":true,\"if_screen\":\"1.shown\",\"timeout_ms\":2500}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"outcome\":\"taken\"", "\"evidence\":\"screen\"", "\"enters\":1", "\"offset_before\":7");
        InputRequest request = server.inputs.requests.get(0);
        assertThat(request.submit()).isTrue();
        assertThat(request.deadline()).isEqualTo(Duration.ofMillis(2500));
        assertThat(server.sessions.typedInto("abc1234")).isEqualTo("go on");
    }

    @Test
    void refusesAnAnswerToAScreenThatHasChanged() throws Exception {
        server.sessions.add("abc1234", SessionStatus.RUNNING);

        HttpResponse<String> answer =
                server.post("/api/v1/sessions/abc1234/input", "{\"data\":\"y\",\"if_screen\":\"1.other\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("session.screen-changed");
        assertThat(server.sessions.typedInto("abc1234")).isEmpty();
        assertThat(server.post("/api/v1/sessions/abc1234/input", "{\"data\":\"y\",\"if_screen\":\"a b\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/v1/sessions/abc1234/input", "{\"keys\":[\"y\"],\"submit\":true}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theScreenOfNowHasItsFence() throws Exception {
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.output("abc1234").write("Go on? ");

        assertThat(server.get("/api/v1/sessions/abc1234/screen").body()).contains("\"fence\":\"1.shown\"");
        assertThat(server.get("/api/v1/sessions/abc1234/screen?offset=2").body())
                .doesNotContain("1.shown");
        server.sessions.end("abc1234", SessionStatus.STOPPED, 0, null);
        assertThat(server.get("/api/v1/sessions/abc1234/screen").body()).doesNotContain("1.shown");
    }

    @Test
    void stopsASessionAndGivesItsEnd() throws Exception {
        server.sessions.add("abc1234", SessionStatus.RUNNING);

        HttpResponse<String> answer = server.post("/api/v1/sessions/abc1234/stop", "{\"grace_seconds\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"stopped\"", "\"exit_code\":0");
    }

    @Test
    void knowsNoSessionOfAnotherForm() throws Exception {
        assertThat(server.get("/api/v1/sessions/abc1234").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/sessions/ABC1234").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/sessions/..%2f..%2fetc").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/sessions/abc1234%00").statusCode()).isEqualTo(400);
    }

    @Test
    void answersUnknownPathsAndMethodsHonestly() throws Exception {
        assertThat(server.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
        HttpResponse<String> answer =
                server.send(server.asManager("/api/v1/sessions").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }
}
