// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionStatus;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSockets that compress: those of clients who are far, and say that they can. */
@Timeout(60)
final class CompressionTest {
    private static final String OURS = "/api/v1/sessions/abc1234/attach?offset=0";
    private static final String SEEDS = "/api/sessions/abc1234/attach";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: ithaca.v1";
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";
    private static final String FAR = "X-Forwarded-For: 198.51.100.7";
    private static final int COMPRESSED = 0x40;
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private TestServer server;
    private FakeHost host;
    private String secret;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(Set.of("127.0.0.1"));
        host = new FakeHost("hello ".repeat(5_000).getBytes(UTF_8));
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.hostSocket = host.socket();
        secret = server.access.token(Scope.CONTROL);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        server.close();
    }

    @Test
    void compressesForWhoIsBehindATrustedProxy() throws Exception {
        try (RawSocket client = new RawSocket(server, secret, OURS, PROTOCOL, OFFER, FAR)) {
            assertThat(client.head).contains("\r\nSec-WebSocket-Extensions: permessage-deflate");

            Inflater inflater = new Inflater(true);
            byte[] output = {};
            int received = 0;
            while (output.length < 30_000) {
                RawSocket.Frame frame = client.read();
                byte[] message = frame.compressed() ? inflate(inflater, frame.payload()) : frame.payload();
                if (message[0] == 3) {
                    received += frame.payload().length;
                    byte[] before = output;
                    output = Arrays.copyOf(before, before.length + message.length - 9);
                    System.arraycopy(message, 9, output, before.length, message.length - 9);
                }
            }
            inflater.end();
            assertThat(new String(output, UTF_8)).isEqualTo("hello ".repeat(5_000));
            assertThat(received).isLessThan(3_000);

            client.write(RawSocket.frame(RawSocket.BINARY | COMPRESSED, deflate("\1ls\r".getBytes(UTF_8))));
            await().until(() -> host.typed().equals("ls\r"));
        }
    }

    @Test
    void compressesNothingOnThisMachine() throws Exception {
        try (RawSocket client = new RawSocket(server, secret, OURS, PROTOCOL, OFFER)) {
            assertThat(client.head).startsWith("HTTP/1.1 101").doesNotContain("Extensions");
        }
    }

    @Test
    void compressesNothingForWhoDoesNotAskForIt() throws Exception {
        try (RawSocket client = new RawSocket(server, secret, OURS, PROTOCOL, FAR)) {
            assertThat(client.head).startsWith("HTTP/1.1 101").doesNotContain("Extensions");
        }
    }

    /** 200 KB that become 200 MB. */
    @Test
    void refusesWhatGrowsOverItsBound() throws Exception {
        byte[] bomb = deflate(new byte[200_000_000]);
        assertThat(bomb.length).isLessThan(250_000);

        long before = allocated();
        try (RawSocket client = new RawSocket(server, secret, OURS, PROTOCOL, OFFER, FAR)) {
            client.write(RawSocket.frame(RawSocket.BINARY | COMPRESSED, bomb));
            assertThat(client.closeCode()).isEqualTo(1009);
        }
        try (RawSocket client = new RawSocket(server, secret, SEEDS, OFFER, FAR)) {
            client.write(RawSocket.frame(RawSocket.TEXT | COMPRESSED, bomb));
            assertThat(client.closeCode()).isEqualTo(1009);
        }
        assertThat(allocated() - before).isLessThan(64 << 20);
    }

    /** By all threads, whether it was freed since or not. */
    private static long allocated() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static byte[] deflate(byte[] message) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(message);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, count);
        } while (count == buffer.length);
        deflater.end();
        return Arrays.copyOf(out.toByteArray(), out.size() - TAIL.length);
    }

    private static byte[] inflate(Inflater inflater, byte[] payload) throws DataFormatException {
        byte[] input = Arrays.copyOf(payload, payload.length + TAIL.length);
        System.arraycopy(TAIL, 0, input, payload.length, TAIL.length);
        inflater.setInput(input);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
            out.write(buffer, 0, count);
        }
        return out.toByteArray();
    }
}
