// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The streams of events. */
@Timeout(30)
final class EventStreamTest {
    private TestServer server;
    private SessionInfo session;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        session = server.sessions.add("abc1234", SessionStatus.RUNNING);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private record Event(String id, String name, String data) {}

    private static final class Stream implements AutoCloseable {
        private final InputStream body;
        private final BufferedReader lines;

        Stream(InputStream body) {
            this.body = body;
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        Event next() throws IOException {
            String id = "";
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(id, name, data);
                }
            }
            throw new IOException("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private Stream open(String secret, String path, String lastId) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + secret);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer =
                server.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Stream(answer.body());
    }

    private void tell(SessionInfo about) {
        server.site.listeners().forEach(listener -> listener.changed(about));
    }

    @Test
    void beginsWithTheListAndGoesOnWithChanges() throws Exception {
        try (Stream stream = open(server.access.token(Scope.OBSERVE), "/api/v1/events", null)) {
            assertThat(stream.next()).satisfies(event -> {
                assertThat(event.name()).isEqualTo("snapshot");
                assertThat(event.data()).startsWith("{\"items\":[{\"id\":\"abc1234\"");
            });
            tell(session);
            assertThat(stream.next().name()).isEqualTo("session_created");
            tell(session);
            assertThat(stream.next().name()).isEqualTo("session_updated");
            server.site.listeners().forEach(listener -> listener.deleted(session));
            assertThat(stream.next()).satisfies(event -> {
                assertThat(event.name()).isEqualTo("session_deleted");
                assertThat(event.data()).isEqualTo("{\"id\":\"abc1234\",\"node\":null}");
            });
        }
    }

    @Test
    void givesTheSeedsListAsAnArray() throws Exception {
        try (Stream stream = open(server.access.token(Scope.OBSERVE), "/api/sessions/events", null)) {
            assertThat(stream.next().data()).startsWith("[{\"id\":\"abc1234\"");
        }
    }

    @Test
    void goesOnBehindTheLastEvent() throws Exception {
        String secret = server.access.token(Scope.OBSERVE);
        String id;
        try (Stream stream = open(secret, "/api/v1/events", null)) {
            id = stream.next().id();
        }
        tell(session);
        tell(session);
        try (Stream stream = open(secret, "/api/v1/events", id)) {
            assertThat(stream.next().name()).isEqualTo("session_created");
            assertThat(stream.next().name()).isEqualTo("session_updated");
        }
    }

    @Test
    void saysThatEventsAreGone() throws Exception {
        try (Stream stream = open(server.access.token(Scope.OBSERVE), "/api/v1/events", "17")) {
            assertThat(stream.next().name()).isEqualTo("gap");
            assertThat(stream.next().name()).isEqualTo("snapshot");
        }
    }

    @Test
    void tellsOfGrowthOnceForManyWrites() throws Exception {
        try (Stream stream = open(server.access.token(Scope.OBSERVE), "/api/v1/events", null)) {
            stream.next();
            for (int i = 0; i < 1_000; i++) {
                server.site.listeners().forEach(listener -> listener.grew(session));
            }
            assertThat(stream.next().name()).isEqualTo("session_updated");
            tell(session);
            assertThat(stream.next().name()).isEqualTo("session_created");
        }
    }

    @Test
    void endsWithTheTokenThatOpenedIt() throws Exception {
        String secret = server.access.token(Scope.OBSERVE);
        try (Stream stream = open(secret, "/api/v1/events", null)) {
            stream.next();
            server.access.revoke(secret);
            assertThat(stream.body.read()).isEqualTo(-1);
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsNobodyUp() throws Exception {
        String secret = server.access.token(Scope.OBSERVE);
        List<Socket> deaf = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(1_024);
            socket.connect(server.address());
            socket.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                    + "\r\nAuthorization: Bearer " + secret + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            deaf.add(socket);
        }
        try (Stream stream = open(secret, "/api/v1/events", null)) {
            stream.next();
            int told = 20_000;
            Thread teller = new Thread(() -> {
                for (int i = 0; i < told; i++) {
                    tell(session);
                }
            });
            teller.start();
            String last = "";
            int seen = 0;
            boolean gap = false;
            while (!gap && seen < told) {
                Event event = stream.next();
                gap = event.name().equals("gap");
                seen++;
                last = event.name();
            }
            teller.join();
            assertThat(last).isIn("gap", "session_updated");
            assertThat(server.get("/api/v1/sessions").statusCode()).isEqualTo(200);
        }
        for (Socket socket : deaf) {
            socket.close();
        }
    }
}
