// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionStatus;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSockets, on a real server and with a host that speaks the real protocol. */
@Timeout(60)
final class AttachTest {
    private static final int FIRST_CREDIT = 256 * 1024;
    private static final String PATH = "/api/v1/sessions/abc1234/attach";

    private final byte[] output = new byte[3_000_000];
    private TestServer server;
    private FakeHost host;
    private String secret;

    @BeforeEach
    void start() throws Exception {
        new Random(7).nextBytes(output);
        server = new TestServer();
        host = new FakeHost(output);
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.hostSocket = host.socket();
        secret = server.access.token(Scope.CONTROL);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        server.close();
    }

    private Browser open(String query) throws Exception {
        return Browser.open(server, secret, PATH + query, "ithaca.v1");
    }

    @Test
    void beginsWithHelloAndTheScreen() throws Exception {
        Browser browser = open("?rows=24&columns=80");

        ByteBuffer hello = browser.next();
        assertThat(hello.get()).isEqualTo((byte) 1);
        assertThat(UTF_8.decode(hello).toString())
                .isEqualTo("{\"session\":\"abc1234\",\"offset\":0,\"rows\":24,\"columns\":80,\"read_only\":false}");
        ByteBuffer screen = browser.next();
        assertThat(screen.get()).isEqualTo((byte) 2);
        assertThat(screen.getLong()).isZero();
        assertThat(UTF_8.decode(screen).toString()).isEqualTo("SCREEN");
        assertThat(browser.next(9).get()).as("ECHO without ICANON").isEqualTo((byte) 1);
        assertThat(host.attached).singleElement().satisfies(attach -> {
            assertThat(attach.by()).startsWith("web:t");
            assertThat(attach.rows()).isEqualTo(24);
        });
    }

    @Test
    void sendsNoMoreThanItHasCreditForAndGoesOnByteForByte() throws Exception {
        Browser browser = open("?offset=1000");
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        read(browser, got, 1_000, FIRST_CREDIT);

        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(10)).until(browser::isQuiet);
        while (got.size() < output.length - 1_000) {
            browser.credit(500_000);
            read(browser, got, 1_000, Math.min(output.length - 1_000, got.size() + 500_000));
        }

        assertThat(got.toByteArray()).isEqualTo(java.util.Arrays.copyOfRange(output, 1_000, output.length));
    }

    private static void read(Browser browser, ByteArrayOutputStream got, long first, int until) throws Exception {
        while (got.size() < until) {
            ByteBuffer message = browser.next(3);
            assertThat(message.getLong()).isEqualTo(first + got.size());
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            got.writeBytes(bytes);
        }
        assertThat(got.size()).isEqualTo(until);
    }

    @Test
    void typesResizesAndAnswersPings() throws Exception {
        Browser browser = open("");
        browser.next(1);

        browser.send("\1ls\r".getBytes(UTF_8));
        browser.send(ByteBuffer.allocate(5)
                .put((byte) 2)
                .putShort((short) 50)
                .putShort((short) 132)
                .array());
        browser.send(new byte[] {4});

        browser.next(7);
        await().atMost(Duration.ofSeconds(5)).until(() -> host.typed().equals("ls\r"));
        await().atMost(Duration.ofSeconds(5)).until(() -> host.resizes.size() == 1);
        assertThat(host.resizes.get(0).columns()).isEqualTo(132);
    }

    @Test
    void typesWhileTheClientTakesNoOutput() throws Exception {
        Browser browser = open("?offset=0");
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        read(browser, got, 0, FIRST_CREDIT);

        browser.send("\1x".getBytes(UTF_8));

        await().atMost(Duration.ofSeconds(5)).until(() -> host.typed().equals("x"));
    }

    @Test
    void observersOnlyLook() throws Exception {
        Browser browser = Browser.open(server, server.access.token(Scope.OBSERVE), PATH, "ithaca.v1");
        browser.next(1);
        browser.send("\1rm -rf".getBytes(UTF_8));
        browser.send(new byte[] {4});
        browser.next(7);

        assertThat(host.typed()).isEmpty();
        assertThat(server.sessions.attached)
                .singleElement()
                .satisfies(request -> assertThat(request.readOnly()).isTrue());
    }

    @Test
    void tellsOfTheEnd() throws Exception {
        Browser browser = open("");
        browser.next(1);
        browser.credit(10_000_000);
        host.end(3);

        ByteBuffer end = browser.next(5);
        assertThat(end.get()).isEqualTo((byte) 1);
        assertThat(end.getInt()).isEqualTo(3);
        assertThat(browser.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
    }

    @Test
    void servesWhatAnEndedSessionHasLeft() throws Exception {
        server.sessions.output("abc1234").write("the end");
        server.sessions.end("abc1234", SessionStatus.FAILED, 7, null);

        Browser browser = open("?offset=4");

        browser.next(1);
        ByteBuffer rest = browser.next(3);
        assertThat(rest.getLong()).isEqualTo(4);
        assertThat(UTF_8.decode(rest).toString()).isEqualTo("end");
        ByteBuffer end = browser.next(5);
        assertThat(end.get()).isEqualTo((byte) 1);
        assertThat(end.getInt()).isEqualTo(7);
    }

    @Test
    void endsWithTheTokenThatOpenedIt() throws Exception {
        Browser browser = open("");
        browser.next(1);

        server.access.revoke(secret);

        assertThat(browser.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    void saysThatTheHostIsGone() throws Exception {
        Browser browser = open("");
        browser.next(1);
        browser.credit(10_000_000);

        host.die();

        assertThat(UTF_8.decode(browser.next(6)).toString()).contains("session.host-unavailable");
        assertThat(browser.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1011);
    }

    @Test
    void refusesFramesThatAreTooLarge() throws Exception {
        Browser browser = open("");
        browser.next(1);

        browser.send(new byte[100_000]);

        assertThat(browser.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    /**
     * What the host has sent is what the client has credit for, and what lies on the way: in the socket's two buffers, in the
     * decoder, and one frame in hand.
     */
    @Test
    void readsTheHostOnlyAsFastAsTheClientTakes() throws Exception {
        host.endless();
        Browser browser = open("?offset=0");
        ByteArrayOutputStream got = new ByteArrayOutputStream();

        read(browser, got, 0, FIRST_CREDIT);
        assertThat(host.rests()).isBetween((long) FIRST_CREDIT, FIRST_CREDIT + FakeHost.ON_THE_WAY);
        browser.credit(1_000_000);
        read(browser, got, 0, FIRST_CREDIT + 1_000_000);

        assertThat(host.rests()).isBetween(FIRST_CREDIT + 1_000_000L, FIRST_CREDIT + 1_000_000 + FakeHost.ON_THE_WAY);
        assertThat(browser.isQuiet()).isTrue();
    }

    @Test
    void speaksTheSeedsTags() throws Exception {
        Browser browser = Browser.open(server, secret, "/api/sessions/abc1234/attach?cols=80&rows=24", "");

        ByteBuffer init = browser.next();
        assertThat(init.get()).isEqualTo((byte) 1);
        assertThat(init.get()).isZero();
        assertThat(UTF_8.decode(init).toString()).isEqualTo("SCREEN");
        assertThat(browser.next().get()).isEqualTo((byte) 2);
        browser.socket
                .sendText("{\"type\":\"input\",\"data\":\"é\",\"waitForChange\":false}", true)
                .get(5, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(5)).until(() -> host.typed().equals("é"));
        browser.socket.sendText("{\"type\":\"ping\"}", true).get(5, TimeUnit.SECONDS);
        browser.next(7);
    }
}
