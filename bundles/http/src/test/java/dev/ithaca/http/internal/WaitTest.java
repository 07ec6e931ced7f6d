// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for the end and for output, with callers who ask for too much. */
@Timeout(30)
final class WaitTest {
    private static final String WAIT = "/api/v1/sessions/abc1234/wait?for=";

    /** Of the eighth power; nested groups are not enough, since the JDK remembers where they failed. */
    private static final String WILD = ".*".repeat(8) + "zz";

    private TestServer server;
    private SessionInfo session;
    private String secret;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        session = server.sessions.add("abc1234", SessionStatus.RUNNING);
        secret = server.access.token(Scope.OBSERVE);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private CompletableFuture<HttpResponse<String>> ask(String secret, String query) {
        return server.client.sendAsync(
                server.as(secret, WAIT + query).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private CompletableFuture<HttpResponse<String>> match(String secret, String pattern) {
        return ask(secret, "output&match=" + URLEncoder.encode(pattern, UTF_8));
    }

    /** Waits until as many wait as shall. */
    private void settled(int waiting) {
        org.awaitility.Awaitility.await().until(() -> server.site.waiting() == waiting);
    }

    private void write(String text) {
        server.sessions.output("abc1234").write(text);
        server.site.listeners().forEach(listener -> listener.grew(session));
    }

    @ParameterizedTest
    @CsvSource({"exit,60", "exit&timeout=3600,60", "exit&timeout=61,60", "output&timeout=59,59", "output&timeout=0,0"})
    void holdsAConnectionForAMinuteAtMost(String query, int seconds) throws Exception {
        server.pools.hurried = Duration.ofSeconds(seconds);

        HttpResponse<String> answer = ask(secret, query).get(5, TimeUnit.SECONDS);

        assertThat(answer.body()).contains("\"outcome\":\"timeout\"", "\"match\":null");
        assertThat(server.pools.delays).containsExactly(Duration.ofSeconds(seconds));
        settled(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3601", "1.5", "1s", "99999999999999999999"})
    void refusesATimeOutOfBounds(String seconds) throws Exception {
        assertThat(ask(secret, "exit&timeout=" + seconds)
                        .get(5, TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.pools.delays).isEmpty();
        assertThat(server.site.waiting()).isZero();
    }

    @Test
    void answersAnInputThatChangesNothingAfterTheSeedsThreeSeconds() throws Exception {
        server.pools.hurried = Duration.ofSeconds(3);

        HttpResponse<String> answer =
                server.post("/api/sessions/abc1234/input", "{\"data\":\"x\",\"wait_for_change\":true}");

        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        assertThat(server.pools.delays).contains(Duration.ofSeconds(3));
    }

    @Test
    void answersWithTheLineThatMatches() throws Exception {
        CompletableFuture<HttpResponse<String>> wait = match(secret, "b.d");
        settled(1);

        write("one\r\nthe \033[1mbad\033[0m line\r\nend");

        assertThat(wait.get(5, TimeUnit.SECONDS).body())
                .contains("\"outcome\":\"match\"", "\"match\":\"the bad line\"");
    }

    @Test
    void answersWithTheEnd() throws Exception {
        CompletableFuture<HttpResponse<String>> exit = ask(secret, "exit");
        CompletableFuture<HttpResponse<String>> output = match(secret, "never");
        settled(2);

        SessionInfo ended = server.sessions.end("abc1234", SessionStatus.KILLED, null, "SIGKILL");
        server.site.listeners().forEach(listener -> listener.changed(ended));

        assertThat(exit.get(5, TimeUnit.SECONDS).body()).contains("\"outcome\":\"exit\"");
        assertThat(output.get(5, TimeUnit.SECONDS).body()).contains("\"outcome\":\"exit\"");
        assertThat(ask(secret, "exit").get(5, TimeUnit.SECONDS).body()).contains("\"outcome\":\"exit\"");
    }

    @Test
    void wildPatternsEndAndHoldNobodyUp() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        List<CompletableFuture<HttpResponse<String>>> wild = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            wild.add(match(i % 16 == 0 ? secret = server.access.token(Scope.OBSERVE) : secret, WILD)
                    .whenComplete((answer, failure) -> ended.incrementAndGet()));
        }
        CompletableFuture<Integer> before = ask(secret, "exit").thenApply(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            return ended.get();
        });
        settled(49);

        write("a".repeat(2_000));
        SessionInfo killed = server.sessions.end("abc1234", SessionStatus.KILLED, null, "SIGKILL");
        server.site.listeners().forEach(listener -> listener.changed(killed));

        assertThat(before.get(15, TimeUnit.SECONDS))
                .as("wild ones that ended before it")
                .isLessThan(wild.size());
        for (CompletableFuture<HttpResponse<String>> one : wild) {
            HttpResponse<String> answer = one.get(15, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("match takes too long");
        }
    }

    @Test
    void refusesAPatternThatOverflowsTheStack() throws Exception {
        CompletableFuture<HttpResponse<String>> wait = match(secret, "(?s)(.|\n)*zzz");
        settled(1);

        write("x".repeat(60_000));

        assertThat(wait.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
    }

    @Test
    void onePrincipalHasSixteenWaitsForOutputAndSixtyFourForTheEnd() throws Exception {
        for (int i = 0; i < 16; i++) {
            match(secret, "never");
        }
        for (int i = 0; i < 64; i++) {
            ask(secret, "exit");
        }
        settled(80);

        HttpResponse<String> refused = match(secret, "never").get(5, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(ask(secret, "exit").get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(429);
        assertThat(ask(server.access.token(Scope.OBSERVE), "exit&timeout=0")
                        .get(5, TimeUnit.SECONDS)
                        .body())
                .contains("\"outcome\":\"timeout\"");
    }

    @Test
    void endsWithTheTokenAndTellsNothingMore() throws Exception {
        CompletableFuture<HttpResponse<String>> wait = match(secret, ".");
        CompletableFuture<HttpResponse<String>> exit = ask(secret, "exit");
        settled(2);

        server.access.revoke(secret);
        write("secret");

        assertThat(wait.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
        assertThat(exit.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
    }
}
