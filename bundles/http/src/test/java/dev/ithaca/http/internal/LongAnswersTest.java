// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Downloads: more of them than the server has threads, of clients that read, do not read, and go. */
@Timeout(60)
final class LongAnswersTest {
    private static final String OUTPUT = "/api/v1/sessions/abc1234/output";
    private static final String CAST = "/api/v1/sessions/abc1234/cast";
    private static final int OF_ONE = 32;

    /** More than the kernel holds for a connection. */
    private static final int LENGTH = 24 << 20;

    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch readable = new CountDownLatch(1);
    private TestServer server;
    private String secret;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.output("abc1234").write("0123456789abcde\n".repeat(LENGTH / 16));
        secret = server.access.token(Scope.OBSERVE);
    }

    @AfterEach
    void stop() throws Exception {
        readable.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket ask(String path, String by) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.connect(server.address());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nAuthorization: Bearer "
                                + by + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
    }

    @Test
    void sendsAllOfALongLog() throws Exception {
        assertThat(server.get(OUTPUT).body()).hasSize(LENGTH);
        await().until(() -> server.site.longAnswers() == 0);
    }

    @Test
    void givesEachSoManyPlacesAndTakesThemBackFromWhoIsGone() throws Exception {
        for (int i = 0; i < OF_ONE; i++) {
            assertThat(status(ask(OUTPUT, secret))).isEqualTo("HTTP/1.1 200");
        }
        assertThat(status(ask(OUTPUT, secret))).isEqualTo("HTTP/1.1 503");
        assertThat(server.site.longAnswers()).isEqualTo(OF_ONE);
        assertThat(status(ask(OUTPUT, server.access.token(Scope.OBSERVE)))).isEqualTo("HTTP/1.1 200");

        for (Socket socket : sockets) {
            socket.close();
        }

        await().until(() -> server.site.longAnswers() == 0);
        assertThat(status(ask(OUTPUT, secret))).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void servesOthersWhileLogsAreRead() throws Exception {
        server.sessions.output("abc1234").readable(readable);
        for (int i = 0; i < OF_ONE; i++) {
            ask(OUTPUT, secret);
        }
        await().until(() -> server.site.longAnswers() == OF_ONE);

        assertThat(server.get("/api/v1/sessions").statusCode()).isEqualTo(200);

        readable.countDown();
        assertThat(status(sockets.get(OF_ONE - 1))).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void endsDownloadsWithTheirTokenAndDoesNotPassThemOffForWhole() throws Exception {
        for (String path : List.of(OUTPUT, CAST)) {
            InputStream in = ask(path, secret).getInputStream();
            in.readNBytes(10_000);
        }
        Socket other = ask(OUTPUT, server.access.token(Scope.OBSERVE));
        assertThat(status(other)).isEqualTo("HTTP/1.1 200");

        server.access.revoke(secret);

        await().until(() -> server.site.longAnswers() == 1);
        for (Socket socket : sockets.subList(0, 2)) {
            String rest = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertThat(rest.length()).isLessThan(LENGTH - 10_000);
            assertThat(rest).doesNotEndWith("0\r\n\r\n");
        }
        assertThat(other.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
    }
}
