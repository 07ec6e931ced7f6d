// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.SessionStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The seed system's routes, with its names and statuses. */
final class SeedApiTest {
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void logsInWithItsCookieAndErrors() throws Exception {
        assertThat(login("wrong").body()).isEqualTo("{\"error\":\"invalid_password\",\"attempts_remaining\":2}");
        HttpResponse<String> right = login("correct horse");
        assertThat(right.body()).matches("\\{\"token\":\"login-\\d+\\.csrf-of-login-\\d+\"}");
        assertThat(right.headers().firstValue("Set-Cookie").orElse("")).startsWith("oly_auth_token=login-");
        login("wrong");
        login("wrong");
        HttpResponse<String> third = login("wrong");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).isEqualTo("{\"error\":\"too_many_attempts\",\"retry_after_seconds\":900}");
    }

    private HttpResponse<String> login(String password) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/api/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"" + password + "\"}")));
    }

    @Test
    void startsListsTypesAndStops() throws Exception {
        HttpResponse<String> started = server.post("/api/sessions", "{\"cmd\":\"cat\",\"cols\":100}");
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(started.body()).matches("\\{\"session_id\":\"[0-9a-f]{7}\"}");
        assertThat(server.get("/api/sessions?limit=1&status=running").body()).contains("\"offset\":0,\"limit\":1}");
        assertThat(server.post("/api/sessions/abc1234/input", "{\"data\":\"x\",\"wait_for_change\":false}")
                        .body())
                .isEqualTo("{\"ok\":true}");
        assertThat(server.post("/api/sessions/abc1234/metadata", "{\"title\":\"T\"}")
                        .body())
                .contains("\"title\":\"T\"");
        assertThat(server.post("/api/sessions/abc1234/stop", "").body()).isEqualTo("{\"stopped\":true}");
        assertThat(server.post("/api/sessions/abc1234/kill", "").body()).isEqualTo("{\"killed\":true}");
    }

    @Test
    void failsWithItsStatuses() throws Exception {
        HttpResponse<String> start = server.post("/api/sessions", "{\"cmd\":\"nosuch\"}");
        assertThat(start.statusCode()).isEqualTo(500);
        assertThat(start.body()).isEqualTo("{\"error\":\"command not found: nosuch\"}");
        server.sessions.end("abc1234", SessionStatus.STOPPED, 0, null);
        assertThat(server.post("/api/sessions/abc1234/input", "{\"data\":\"x\",\"wait_for_change\":false}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/sessions/0000000").body()).isEqualTo("{\"error\":\"session not found: 0000000\"}");
    }

    @Test
    void cutsItsRecords() throws Exception {
        server.sessions.output("abc1234").write("one\r\ntwo\033[31m red\033[Hhome\n" + "x".repeat(5_000));

        assertThat(server.get("/api/sessions/abc1234/logs?limit=4").body())
                .startsWith("{\"offset\":0,\"chunks\":[\"one\\r\",\"\\n\",\"two\\u001B[31m red\",\"\\u001B[Hhome\\n\"]")
                .contains("\"total\":7");
        assertThat(server.get("/api/sessions/abc1234/logs?offset=6").body())
                .contains("\"chunks\":[\"" + "x".repeat(904) + "\"]");
    }

    @Test
    void keepsUploadsInsideTheSessionsFolder() throws Exception {
        assertThat(upload("abc1234", "notes.txt", "").body()).contains("\"ok\":true");
        assertThat(server.sessions.files).containsEntry("notes.txt", "con\r\ntent");
        assertThat(upload("abc1234", "x", "../../etc/passwd").statusCode()).isEqualTo(400);
        assertThat(upload("abc1234", "x", "/etc/passwd").statusCode()).isEqualTo(400);
        assertThat(upload("..%2f..", "x", "").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> upload(String id, String name, String path) throws Exception {
        String part = "--B\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n" + path + "\r\n";
        String body = (path.isEmpty() ? "" : part)
                + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\ncon\r\ntent\r\n--B--\r\n";
        return server.send(server.asManager("/api/sessions/" + id + "/upload")
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8))));
    }
}
