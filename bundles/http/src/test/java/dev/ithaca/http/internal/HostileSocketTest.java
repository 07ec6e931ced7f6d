// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebSockets of clients that mean harm. */
@Timeout(60)
final class HostileSocketTest {
    private static final String PATH = "/api/v1/sessions/abc1234/attach";
    private static final String OURS = "Sec-WebSocket-Protocol: ithaca.v1";

    /** More than the buffers of the kernel hold in both directions. */
    private static final long MUCH = 24L << 20;

    private TestServer server;
    private FakeHost host;
    private String secret;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        host = new FakeHost("hello".getBytes());
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.hostSocket = host.socket();
        secret = server.access.token(Scope.OBSERVE);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        server.close();
    }

    /** Each asks for an answer: an unknown message for a refusal, and a ping of the protocol below. */
    @ParameterizedTest
    @CsvSource({"0x82, 1, 0x77", "0x89, 125, 0x78"})
    void doesNotHearWhoLeavesItsAnswersUnread(int first, int length, int fill) throws Exception {
        byte[] payload = new byte[length];
        java.util.Arrays.fill(payload, (byte) fill);
        byte[] many = RawSocket.repeat(RawSocket.frame(first, payload), 4_096);
        AtomicLong written = new AtomicLong();
        AtomicBoolean ended = new AtomicBoolean();
        try (RawSocket client = new RawSocket(server, secret, PATH, OURS)) {
            assertThat(client.head).startsWith("HTTP/1.1 101");
            Thread writer = new Thread(() -> {
                try {
                    while (written.addAndGet(many.length) < MUCH) {
                        client.write(many);
                    }
                } catch (IOException e) {
                    ended.set(true);
                }
            });
            writer.start();

            long[] before = {-1};
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> {
                        long last = before[0];
                        before[0] = written.get();
                        return ended.get() || last == before[0];
                    });

            assertThat(written.get()).isLessThan(MUCH);
            assertThat(server.get("/api/v1/sessions").statusCode()).isEqualTo(200);
        }
    }

    /** However much of it comes, and whether it is one frame or many. */
    @ParameterizedTest
    @CsvSource({"1, 70000", "1, 20000000", "400, 50000"})
    void letsWhoSendsTooMuchReadWhy(int frames, int length) throws Exception {
        try (RawSocket client = new RawSocket(server, secret, PATH, OURS)) {
            for (int i = 0; i < frames; i++) {
                int opcode = i == 0 ? 0x02 : 0x00;
                client.write(RawSocket.frame(i == frames - 1 ? opcode | 0x80 : opcode, new byte[length]));
            }
            assertThat(client.closeCode()).isEqualTo(1009);
            client.write(RawSocket.frame(0x88, new byte[] {3, (byte) 0xf1}));
            assertThat(client.socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void waitsForNobodyLongWhoGoesOnSendingTooMuch() throws Exception {
        byte[] much = RawSocket.frame(0x02, new byte[50_000]);
        try (RawSocket client = new RawSocket(server, secret, PATH, OURS)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            client.write(much);
                            much[0] = 0;
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        await().until(() -> server.connections() == 0);
    }

    @Test
    void hearsAgainWhoReadsAtLast() throws Exception {
        byte[] unknown = RawSocket.frame(RawSocket.BINARY, new byte[] {0x77});
        int asked = 100_000;
        try (RawSocket client = new RawSocket(server, secret, PATH, OURS)) {
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; i < asked; i += 1_000) {
                        client.write(RawSocket.repeat(unknown, 1_000));
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            writer.start();
            int answers = 0;
            while (answers < asked) {
                RawSocket.Frame frame = client.read();
                answers += frame.payload()[0] == 6 ? 1 : 0;
            }
            writer.join();
        }
    }
}
