// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.server.SiteConnector;
import dev.ithaca.session.api.SessionStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients can do to the server before they have asked for anything. */
@Timeout(60)
final class EdgeTest {
    private static final int HEAD_MILLIS = 15_000;

    /** The server's time for heads: it goes on by what a test adds to it, and not by how long that takes. */
    private final AtomicLong clock = new AtomicLong();

    private final List<Socket> sockets = new ArrayList<>();
    private TestServer server;

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(server.address());
        socket.setSoTimeout(100);
        return socket;
    }

    private String request(String path, String secret) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nAuthorization: Bearer " + secret
                + "\r\n\r\n";
    }

    /** Reads an answer with a body of a given length, which is the last that came. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(10_000);
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
        socket.setSoTimeout(100);
        return head.toString();
    }

    /** Waits for a tenth of a second, and finds out whether the server has closed meanwhile. */
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Sends one more byte of a head; whether the server bears it. */
    private static boolean bears(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write('a');
        } catch (SocketException e) {
            return false;
        }
        return !isClosed(socket);
    }

    private TestServer serverWithClock() throws Exception {
        return new TestServer(new SiteConnector.Bounds(20, 20, HEAD_MILLIS), clock::get);
    }

    /** A tenth of what a head is given passes. */
    private void passTime() {
        clock.addAndGet(Duration.ofMillis(HEAD_MILLIS).toNanos() / 10);
    }

    /** Goes on with a head until the server ends the connection. */
    private void trickleToTheEnd(Socket socket) {
        await("the end of a head that trickles").until(() -> {
            passTime();
            return !bears(socket);
        });
    }

    /** More time passes than a head is given, and the server has looked for those that are late since. */
    private void passTheTimeOfAHead() throws IOException {
        clock.addAndGet(2 * Duration.ofMillis(HEAD_MILLIS).toNanos());
        Socket silent = connect();
        await("the end of a connection that never asks").until(() -> {
            passTime();
            return isClosed(silent);
        });
    }

    @Test
    void closesAtOnceWhatIsOneTooMany() throws Exception {
        server = serverWithClock();
        for (int i = 0; i < 20; i++) {
            connect();
        }
        await().until(() -> server.connections() == 20);

        for (int i = 0; i < 200; i++) {
            Socket refused = connect();
            refused.setSoTimeout(10_000);
            assertThat(isClosed(refused)).isTrue();
        }
        assertThat(server.connections()).isEqualTo(20);

        sockets.get(0).close();
        await().until(() -> server.connections() == 19);
        assertThat(server.get("/api/v1/info").statusCode()).isEqualTo(200);
    }

    @Test
    void endsHeadsThatTrickleHoweverLongTheyGoOn() throws Exception {
        server = serverWithClock();
        Socket socket = connect();
        socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));

        trickleToTheEnd(socket);
        await().until(() -> server.connections() == 0);
    }

    @Test
    void endsConnectionsThatNeverAsk() throws Exception {
        server = serverWithClock();

        passTheTimeOfAHead();
    }

    @Test
    void letsConnectionsRestAndEndsTheirNextHeadThatTrickles() throws Exception {
        server = serverWithClock();
        Socket socket = connect();
        String ask = request("/api/v1/info", "none");
        socket.getOutputStream().write(ask.getBytes(US_ASCII));
        assertThat(answer(socket)).startsWith("HTTP/1.1 ");
        passTheTimeOfAHead();
        socket.getOutputStream().write(ask.getBytes(US_ASCII));
        assertThat(answer(socket)).startsWith("HTTP/1.1 ");

        socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));
        trickleToTheEnd(socket);
    }

    @Test
    void letsAnswersTakeTheirTime() throws Exception {
        server = serverWithClock();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        Socket socket = connect();
        String path = "/api/v1/sessions/abc1234/wait?for=exit&timeout=3";
        socket.getOutputStream()
                .write(request(path, server.access.token(Scope.OBSERVE)).getBytes(US_ASCII));
        await().until(() -> server.site.waiting() == 1);

        passTheTimeOfAHead();

        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
    }

    /** Who sends all of it before he reads must not lose the answer to a reset. */
    @Test
    void letsWhoSendsTooLargeABodyReadWhy() throws Exception {
        server = new TestServer();
        Socket socket = connect();
        int length = 20_000_000;
        socket.getOutputStream()
                .write(("POST /api/v1/login HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(US_ASCII));
        socket.getOutputStream().write(new byte[length]);

        assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void givesUpAnUploadThatFallsSilent() throws Exception {
        server = new TestServer();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        Socket socket = connect();
        socket.getOutputStream()
                .write(("POST /api/v1/sessions/abc1234/files?name=a HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                + "\r\nAuthorization: Bearer " + server.access.token(Scope.CONTROL)
                                + "\r\nContent-Length: 1000\r\n\r\nabc")
                        .getBytes(US_ASCII));
        long begun = System.nanoTime();

        // 10 s, and a second for a busy machine to find that out.
        socket.setSoTimeout(20_000);
        assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 408");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(14));
    }

    @Test
    void givesBackThePlacesOfWhoHasGone() throws Exception {
        server = new TestServer();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        String ask = request("/api/v1/sessions/abc1234/wait?for=exit&timeout=50", server.access.token(Scope.OBSERVE));
        for (int i = 0; i < 5; i++) {
            connect().getOutputStream().write(ask.getBytes(US_ASCII));
        }
        await().until(() -> server.site.waiting() == 5);

        for (Socket socket : sockets) {
            socket.close();
        }

        await().until(() -> server.site.waiting() == 0);
        await().until(() -> server.connections() == 0);
    }

    /** The server looks whether the client has gone, and finds the beginning of this. */
    @Test
    void losesNothingOfARequestThatComesBeforeTheAnswer() throws Exception {
        server = new TestServer();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        Socket socket = connect();
        String path = "/api/v1/sessions/abc1234/wait?for=exit&timeout=5";
        String ask = request(path, server.access.token(Scope.OBSERVE));
        socket.getOutputStream().write(ask.getBytes(US_ASCII));
        await().until(() -> server.site.waiting() == 1);
        socket.getOutputStream().write(ask.replace("timeout=5", "timeout=0").getBytes(US_ASCII));

        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
    }
}
