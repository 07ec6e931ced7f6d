// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must not get past the guard, tried on a real server. */
final class GuardTest {
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
    void refusesARebornName() throws Exception {
        assertThat(raw("GET /api/v1/info HTTP/1.1\r\nHost: evil.example:" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 421")
                .contains("\"code\":\"http.host-refused\"");
        assertThat(raw("GET /api/v1/info HTTP/1.1\r\nHost: 127.0.0.1:1\r\n")).startsWith("HTTP/1.1 421");
        assertThat(raw("GET /api/v1/info HTTP/1.1\r\nHost: LocalHost:" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesPagesOfOtherSites() throws Exception {
        String own = "http://127.0.0.1:" + server.port();

        assertThat(fromOrigin("https://evil.example")).isEqualTo(403);
        assertThat(fromOrigin("null")).isEqualTo(403);
        assertThat(fromOrigin("https://127.0.0.1:" + server.port())).isEqualTo(403);
        assertThat(fromOrigin("http://localhost:" + server.port())).isEqualTo(403);
        assertThat(fromOrigin(own)).isEqualTo(200);
    }

    private int fromOrigin(String origin) throws Exception {
        return server.send(server.asManager("/api/v1/sessions").header("Origin", origin))
                .statusCode();
    }

    @Test
    void refusesOriginsThatAreNone() throws Exception {
        String own = "http://127.0.0.1:" + server.port();
        String head = "GET /api/v1/info HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nOrigin: ";

        assertThat(raw(head + own + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(raw(head + own + "/\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw(head + own + "?a\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw(head + own + "\r\nOrigin: https://evil.example\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw(head + own + "\r\nOrigin: " + own + "\r\n")).startsWith("HTTP/1.1 403");
    }

    @Test
    void seesTheApiInAPathThatHidesIt() throws Exception {
        for (String path : new String[] {"/api/v1/info", "/%61pi/v1/info", "/a%70i/v1/%69nfo"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                            + "\r\nSec-Fetch-Site: cross-site\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void letsNobodyInWithoutASecret() throws Exception {
        for (String path : new String[] {
            "/api/v1/sessions",
            "/api/v1/events",
            "/api/v1/tokens",
            "/api/sessions",
            "/api/sessions/events",
            "/api/nodes"
        }) {
            HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(path)));
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
        }
        assertThat(server.send(server.as("ith_wrong", "/api/sessions")).body())
                .isEqualTo("{\"error\":\"unauthorized\"}");
    }

    @Test
    void holdsEveryoneToTheirScopes() throws Exception {
        String observer = server.access.token(Scope.OBSERVE);
        String controller = server.access.token(Scope.CONTROL);
        String node = server.access.token(Scope.NODE);

        assertThat(server.send(server.as(observer, "/api/v1/sessions")).statusCode())
                .isEqualTo(200);
        assertThat(post(observer, "/api/v1/sessions/abc1234/input", "{\"data\":\"x\"}"))
                .isEqualTo(403);
        assertThat(post(observer, "/api/sessions/abc1234/kill", "")).isEqualTo(403);
        assertThat(post(controller, "/api/v1/sessions/abc1234/input", "{\"data\":\"x\"}"))
                .isEqualTo(204);
        assertThat(server.send(server.as(controller, "/api/v1/tokens")).statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.as(node, "/api/v1/sessions")).statusCode())
                .isEqualTo(403);
    }

    private int post(String secret, String path, String json) throws Exception {
        return server.send(server.as(secret, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)))
                .statusCode();
    }

    @Test
    void believesACookieOnlyWithTheSecondSecretOfItsLogin() throws Exception {
        String login = server.access.loggedIn();
        String other = FakeAccess.csrf(server.access.loggedIn());
        String csrf = FakeAccess.csrf(login);

        for (String path : new String[] {
            "/api/v1/sessions", "/api/v1/me", "/api/v1/sessions/abc1234/output", "/api/v1/events", "/api/sessions"
        }) {
            assertThat(withCookie(login, path, null)).as(path).isEqualTo(403);
            assertThat(withCookie(login, path, other)).as(path).isEqualTo(403);
        }
        assertThat(withCookie(login, "/api/v1/me", csrf)).isEqualTo(200);
        assertThat(withCookie("login-unknown", "/api/v1/me", csrf)).isEqualTo(401);
        assertThat(typed(login, null)).isEqualTo(403);
        assertThat(typed(login, csrf)).isEqualTo(204);
    }

    @Test
    void tellsNobodyWithACookieAloneThatHeIsLoggedIn() throws Exception {
        String login = server.access.loggedIn();
        HttpRequest.Builder info =
                HttpRequest.newBuilder(server.uri("/api/v1/info")).header("Cookie", "ithaca_login=" + login);

        assertThat(server.send(info).body()).contains("\"authenticated\":false");
        assertThat(server.send(info.header("X-Ithaca-CSRF", FakeAccess.csrf(login)))
                        .body())
                .contains("\"authenticated\":true");
    }

    @Test
    void takesNoLoginsCookieAsABearer() throws Exception {
        String login = server.access.loggedIn();

        assertThat(server.send(server.as(login, "/api/v1/me")).statusCode()).isEqualTo(401);
        assertThat(server.send(server.as(login + ".x", "/api/v1/me")).statusCode())
                .isEqualTo(401);
        HttpResponse<String> me = server.send(server.as(login + "." + FakeAccess.csrf(login), "/api/v1/me"));
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).doesNotContain("csrf");
    }

    @Test
    void takesTheSecondSecretAsASubprotocolOfAWebSocket() throws Exception {
        String login = server.access.loggedIn();
        String head = "GET /api/v1/sessions/abc1234/attach HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nCookie: ithaca_login=" + login + "\r\nSec-WebSocket-Protocol: ithaca.v1";

        assertThat(raw(head + "\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw(head + ", ithaca.csrf." + FakeAccess.csrf(login) + "\r\n"))
                .as("let in, but no upgrade")
                .startsWith("HTTP/1.1 426");
    }

    private int withCookie(String login, String path, String csrf) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri(path)).header("Cookie", "ithaca_login=" + login);
        return server.send(csrf == null ? request : request.header("X-Ithaca-CSRF", csrf))
                .statusCode();
    }

    private int typed(String login, String csrf) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/api/v1/sessions/abc1234/input"))
                .header("Cookie", "ithaca_login=" + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":\"x\"}"));
        return server.send(csrf == null ? request : request.header("X-Ithaca-CSRF", csrf))
                .statusCode();
    }

    @Test
    void takesTheTokenOfAQueryOnTheSeedsPathsOnly() throws Exception {
        String token = server.access.token(Scope.MANAGE);

        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/sessions?token=" + token)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/sessions/abc1234/attach?token=" + token)))
                        .statusCode())
                .as("let in, but no WebSocket")
                .isEqualTo(426);
    }

    @Test
    void takesATicketOnceAndForItsSessionOnly() throws Exception {
        server.sessions.add("def5678", SessionStatus.RUNNING);
        String ticket = ticket("{\"purpose\":\"download\",\"session\":\"abc1234\"}");
        String other = ticket("{\"purpose\":\"download\",\"session\":\"abc1234\"}");

        assertThat(download("abc1234", ticket)).isEqualTo(200);
        assertThat(download("abc1234", ticket)).isEqualTo(401);
        assertThat(download("def5678", other)).isEqualTo(401);
    }

    private String ticket(String body) throws Exception {
        return server.post("/api/v1/tickets", body).body().replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");
    }

    private int download(String session, String ticket) throws Exception {
        return server.send(
                        HttpRequest.newBuilder(server.uri("/api/v1/sessions/" + session + "/output?ticket=" + ticket)))
                .statusCode();
    }

    @Test
    void locksOutWhoGuesses() throws Exception {
        assertThat(login("wrong").body()).contains("\"attempts_remaining\":2");
        assertThat(login("wrong").statusCode()).isEqualTo(401);
        HttpResponse<String> third = login("wrong");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(login("correct horse").statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> login(String password) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/api/v1/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"" + password + "\"}")));
    }

    @Test
    void tellsOnlyThoseToSlowDownWhoShowUnknownTokens() throws Exception {
        for (int i = 0; i < 3; i++) {
            server.send(server.as("ith_wrong", "/api/v1/me"));
        }

        assertThat(server.send(server.as("ith_wrong", "/api/v1/me")).statusCode())
                .isEqualTo(429);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/v1/me"))).statusCode())
                .isEqualTo(401);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/v1/me"))
                                .header("Cookie", "ithaca_login=itl_ended"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/v1/me").statusCode()).as("a good token").isEqualTo(200);
    }

    @Test
    void givesNobodyWhoIsNotAskedForAWayBackIn() throws Exception {
        server.access.required = false;

        assertThat(anonymously("POST", "/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"manage\"]}"))
                .isEqualTo(403);
        assertThat(anonymously("PUT", "/api/v1/password", "{\"password\":\"known to me\"}"))
                .isEqualTo(403);
        assertThat(anonymously("POST", "/api/v1/login", "{\"password\":\"correct horse\"}"))
                .isEqualTo(403);
        assertThat(anonymously("DELETE", "/api/v1/tokens/x", "")).isEqualTo(403);
        assertThat(anonymously("DELETE", "/api/v1/logins/x", "")).isEqualTo(403);
        assertThat(anonymously("GET", "/api/v1/tokens", "")).isEqualTo(403);
        assertThat(anonymously("GET", "/api/v1/sessions", "")).as("all else").isEqualTo(200);
        assertThat(server.get("/api/v1/tokens").statusCode())
                .as("who shows a token")
                .isEqualTo(200);
    }

    private int anonymously(String method, String path, String json) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)))
                .statusCode();
    }

    @Test
    void givesALoginACookieThatScriptsCannotRead() throws Exception {
        HttpResponse<String> answer = login("correct horse");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"csrf\":\"csrf-of-login-");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .matches("ithaca_login=login-\\d+; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Strict");
    }

    @Test
    void putsTheHeadersOnEverything() throws Exception {
        for (String path : new String[] {"/", "/api/v1/info", "/api/v1/nothing", "/api/docs", "/nothing.js"}) {
            HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(path)));
            assertThat(answer.headers().map())
                    .as(path)
                    .containsKeys(
                            "content-security-policy",
                            "x-content-type-options",
                            "x-frame-options",
                            "referrer-policy",
                            "x-request-id")
                    .doesNotContainKey("server");
        }
    }

    @Test
    void refusesPathsThatClimb() throws Exception {
        for (String path : new String[] {
            "/api/v1/sessions/../tokens",
            "/api/v1/sessions/%2e%2e/tokens",
            "/api/v1/sessions/..%2f..%2fetc%2fpasswd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/apps/..%5c..%5cetc",
            "/a%00b",
            "//api/v1/info",
            "/api/v1/sessions/%zz"
        }) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("root:");
        }
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        String many = "{\"password\":\"" + "x".repeat(10_000) + "\"}";
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/v1/login"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(many)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(raw(
                        "POST /api/v1/login HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        "2000\r\n" + "x".repeat(0x2000) + "\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void keepsServingWhileClientsSendAByteNowAndThen() throws Exception {
        Socket[] slow = new Socket[40];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = new Socket("127.0.0.1", server.port());
            slow[i].getOutputStream()
                    .write(("POST /api/v1/login HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(server.get("/api/v1/sessions").statusCode())
                .as("more slow clients than threads")
                .isEqualTo(200);
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void keepsServingWhileUploadsStall() throws Exception {
        String head = "POST /api/sessions/abc1234/upload HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nAuthorization: Bearer " + server.access.token(Scope.MANAGE)
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100\r\n\r\n--b";
        Socket[] stalled = new Socket[40];
        for (int i = 0; i < stalled.length; i++) {
            stalled[i] = new Socket("127.0.0.1", server.port());
            stalled[i].getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(server.get("/api/v1/sessions").statusCode())
                .as("more stalled uploads than threads")
                .isEqualTo(200);
        for (Socket socket : stalled) {
            socket.close();
        }
    }

    private String raw(String head) throws IOException {
        return raw(head, "");
    }

    private String raw(String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(4_096), StandardCharsets.ISO_8859_1);
        }
    }
}
