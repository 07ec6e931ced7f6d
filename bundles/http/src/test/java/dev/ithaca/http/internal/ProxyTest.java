// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ithaca.access.api.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final CountDownLatch more = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer app;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.setExecutor(threads);
        app.createContext("/", this::answer);
        app.start();
        server = new TestServer();
        write("far", "http://127.0.0.1:" + app.getAddress().getPort() + "/ui/start");
    }

    @AfterEach
    void stop() throws Exception {
        more.countDown();
        server.close();
        app.stop(0);
        threads.shutdownNow();
    }

    private void write(String slug, String entry) throws IOException {
        Path file = server.wwwRoot.resolve("apps/" + slug + "/oly.app.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"entry\":\"" + entry + "\"}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        seen.putAll(headers);
        String path = exchange.getRequestURI().toString();
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Set-Cookie", "ithaca_login=stolen; Path=/");
        exchange.getResponseHeaders().add("Clear-Site-Data", "\"cookies\"");
        exchange.getResponseHeaders().add("Content-Security-Policy", "default-src *");
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic");
        exchange.getResponseHeaders().add("X-App", "yes");
        if (path.startsWith("/ui/endless")) {
            exchange.sendResponseHeaders(404, 0);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            return;
        } else if (path.startsWith("/ui/missing") || path.startsWith("/ui/late")) {
            exchange.sendResponseHeaders(404, -1);
        } else if (path.startsWith("/ui/away")) {
            exchange.getResponseHeaders().add("Location", "/ui/there?x=1");
            exchange.sendResponseHeaders(302, -1);
        } else if (path.startsWith("/ui/stream")) {
            stream(exchange);
        } else {
            byte[] answer = (exchange.getRequestMethod() + " " + path + " " + new String(body, UTF_8)).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : answer.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(answer);
            }
        }
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("one".getBytes(UTF_8));
        out.flush();
        try {
            more.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.write("two".getBytes(UTF_8));
    }

    @Test
    void forwardsEveryMethodWithQueryAndBody() throws Exception {
        assertThat(server.get("/apps/far/").body()).isEqualTo("GET /ui/start ");
        assertThat(server.get("/apps/far/a%20b?x=1&token=t&y=2").body()).isEqualTo("GET /ui/a%20b?x=1&y=2 ");
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            HttpRequest.Builder request =
                    server.asManager("/apps/far/do").method(method, HttpRequest.BodyPublishers.ofString("body"));
            assertThat(server.send(request).body()).isEqualTo(method + " /ui/do body");
        }
        HttpResponse<String> head =
                server.send(server.asManager("/apps/far/do").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
    }

    @Test
    void streamsABodyThatHasOnlyOnePlaceToGo() throws Exception {
        write("flat", "http://127.0.0.1:" + app.getAddress().getPort() + "/");
        String big = "0123456789".repeat(200_000);

        HttpResponse<String> sized =
                server.send(server.asManager("/apps/flat/do").POST(HttpRequest.BodyPublishers.ofString(big)));
        HttpResponse<String> chunked = server.send(server.asManager("/apps/flat/do")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(big))));

        assertThat(sized.body()).isEqualTo("POST /do " + big);
        assertThat(chunked.body()).isEqualTo("POST /do " + big);
    }

    @Test
    void looksBelowTheRootForWhatIsNotBesideTheEntry() throws Exception {
        assertThat(server.get("/apps/far/missing.js").body()).isEqualTo("GET /missing.js ");
        assertThat(server.send(server.asManager("/apps/far/missing").POST(HttpRequest.BodyPublishers.ofString("b")))
                        .body())
                .isEqualTo("POST /missing b");
    }

    @Test
    void doesNotWaitForTheEndOfAPageThatIsNotThere() throws Exception {
        assertThat(server.get("/apps/far/endless").body()).isEqualTo("GET /endless ");
    }

    @Test
    void keepsTheLoginAndThisConnectionToItself() throws Exception {
        HttpRequest.Builder request = server.asManager("/apps/far/x")
                .header("Cookie", "ithaca_login=secret")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Proto", "https")
                .header("X-Real-IP", "1.2.3.4")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-Ithaca-CSRF", "c")
                .header("X-Own", "kept");
        HttpResponse<String> answer = server.send(request);

        assertThat(seen)
                .doesNotContainKeys(
                        "cookie",
                        "authorization",
                        "x-forwarded-for",
                        "x-forwarded-proto",
                        "x-real-ip",
                        "forwarded",
                        "x-ithaca-csrf")
                .containsEntry("x-own", "kept")
                .containsEntry("host", "127.0.0.1:" + app.getAddress().getPort());
        assertThat(answer.headers().map())
                .doesNotContainKeys("set-cookie", "clear-site-data", "www-authenticate")
                .containsKey("x-app");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox");
    }

    @Test
    void tellsTheAppItsName() throws Exception {
        write("named", "http://localhost:" + app.getAddress().getPort() + "/");

        assertThat(server.get("/apps/named/x").body()).isEqualTo("GET /x ");
        assertThat(seen).containsEntry("host", "localhost:" + app.getAddress().getPort());
    }

    /** The app ends in the middle of a body whose length it has not said. */
    @Test
    void doesNotPassOffAPartForTheWhole() throws Exception {
        HttpResponse<InputStream> answer = server.client.send(
                server.asManager("/apps/far/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            assertThat(in.readNBytes(3)).hasSize(3);
            threads.shutdownNow();
            app.stop(0);

            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void handsRedirectsToTheBrowser() throws Exception {
        HttpResponse<String> away = server.get("/apps/far/away");

        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(away.headers().firstValue("Location")).hasValue("/apps/far/there?x=1");
    }

    @Test
    void handsOverWhatComesWhenItComes() throws Exception {
        HttpResponse<InputStream> answer = server.client.send(
                server.asManager("/apps/far/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            assertThat(new String(in.readNBytes(3), UTF_8)).isEqualTo("one");
            more.countDown();
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("two");
        }
    }

    @Test
    void endsAStreamWithTheLoginThatOpenedIt() throws Exception {
        String login = server.access.loggedIn();
        HttpResponse<InputStream> answer = server.client.send(
                server.as(login + "." + FakeAccess.csrf(login), "/apps/far/stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            assertThat(new String(in.readNBytes(3), UTF_8)).isEqualTo("one");
            server.access.revoke(login);

            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void saysThatTheOtherServerDoesNotAnswer() throws Exception {
        app.stop(0);

        HttpResponse<String> answer = server.get("/apps/far/");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("http.upstream");
    }

    @Test
    void refusesServersThatLieWhereNoAppShouldReach() throws Exception {
        for (String host : new String[] {"169.254.169.254", "10.0.0.1", "[fd00:ec2::254]", "0.0.0.0"}) {
            write("ssrf", "http://" + host + "/");
            HttpResponse<String> answer = server.get("/apps/ssrf/");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).as(host).contains("an address that is not allowed");
        }
        write("self", "http://127.0.0.1:" + server.port() + "/api/");
        assertThat(server.get("/apps/self/v1/info").body()).contains("is this daemon");
    }

    @Test
    void changesNothingForWhoMayOnlyLook() throws Exception {
        String observer = server.access.token(Scope.OBSERVE);

        assertThat(server.send(server.as(observer, "/apps/far/x")).statusCode()).isEqualTo(200);
        assertThat(server.send(server.as(observer, "/apps/far/x").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }
}
