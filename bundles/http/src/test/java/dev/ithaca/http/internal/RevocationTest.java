// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a principal has open ends with it: when the revocation returns, and however busy the daemon is. */
@Timeout(30)
final class RevocationTest {
    private static final String ATTACH = "/api/v1/sessions/abc1234/attach";
    private static final String OURS = "Sec-WebSocket-Protocol: ithaca.v1";

    private final CountDownLatch busy = new CountDownLatch(1);
    private TestServer server;
    private FakeHost host;
    private SessionInfo session;
    private String secret;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        host = new FakeHost("hello".getBytes(UTF_8));
        session = server.sessions.add("abc1234", SessionStatus.RUNNING);
        server.sessions.hostSocket = host.socket();
        secret = server.access.token(Scope.CONTROL);
    }

    @AfterEach
    void stop() throws Exception {
        busy.countDown();
        host.close();
        server.close();
    }

    /** Serial executors are one in the tests, as the common pool is one for all of them in the daemon. */
    private void occupySerialExecutors() throws InterruptedException {
        CountDownLatch occupied = new CountDownLatch(1);
        server.pools.newSerialExecutor("busy").execute(() -> {
            occupied.countDown();
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        occupied.await();
    }

    private HttpResponse<InputStream> events() throws Exception {
        HttpRequest request = server.as(secret, "/api/v1/events").build();
        return server.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    @Test
    void writesNothingToFiftyStreamsBehindTheRevocation() throws Exception {
        List<InputStream> streams = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            streams.add(events().body());
        }
        occupySerialExecutors();

        server.access.revoke(secret);
        server.site.listeners().forEach(listener -> listener.changed(session));

        for (InputStream stream : streams) {
            assertThat(new String(stream.readAllBytes(), UTF_8)).doesNotContain("session_created");
        }
    }

    @Test
    void opensNoStreamForWhoEndedMeanwhile() throws Exception {
        server.access.admitted = () -> server.access.revoke(secret);

        assertThat(events().statusCode()).isEqualTo(401);
    }

    @Test
    void endsAWebSocketWhoseOwnerEndedMeanwhile() throws Exception {
        server.access.admitted = () -> server.access.revoke(secret);

        try (RawSocket client = new RawSocket(server, secret, ATTACH, OURS)) {
            assertThat(client.closeCode()).isEqualTo(1008);
        }
        assertThat(server.sessions.attached).isEmpty();
    }

    @Test
    void typesNothingBehindTheRevocation() throws Exception {
        try (RawSocket client = new RawSocket(server, secret, ATTACH, OURS)) {
            assertThat(client.read().payload()[0]).as("hello").isEqualTo((byte) 1);

            server.access.revoke(secret);
            client.write(RawSocket.frame(RawSocket.BINARY, "\1rm -rf\r".getBytes(UTF_8)));

            assertThat(client.closeCode()).isEqualTo(1008);
            assertThat(host.typed()).isEmpty();
        }
    }
}
