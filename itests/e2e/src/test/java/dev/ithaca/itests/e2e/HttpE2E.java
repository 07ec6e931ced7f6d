// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The installed daemon over HTTP: start, attach, type, and go on at the exact byte after it was killed. */
class HttpE2E {
    private static final String NUMBERS =
            "i=0; while [ $i -lt 20000 ]; do echo \"line $i\"; i=$((i+1)); done; sleep 300";

    private final HttpClient client = HttpClient.newHttpClient();
    private Ithaca ithaca;
    private int port;
    private String token;

    @BeforeEach
    void startDaemon() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ithaca = new Ithaca().configured("{\"http_port\": " + port + "}").started();
        String[] lines =
                ithaca.must("token", "add", "e2e", "--scope", "manage").strip().split("\n", -1);
        token = lines[lines.length - 1].strip();
        awaitHttp();
    }

    @AfterEach
    void stopAll() throws Exception {
        ithaca.close();
    }

    private void awaitHttp() {
        await().atMost(Ithaca.SOON)
                .ignoreExceptions()
                .until(() -> get("/api/health").statusCode() == 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private String start(String json) throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/v1/sessions")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Ithaca.json(answer.body()).get("id").asText();
    }

    @Test
    void goesOnAtTheExactByteWhenTheDaemonWasKilled() throws Exception {
        String id = start("{\"command\":\"sh\",\"args\":[\"-c\"," + quoted(NUMBERS) + "]}");
        Viewer first = attach(id, 0);
        await().atMost(Ithaca.SOON).until(() -> first.got.size() > 50_000);

        ithaca.killDaemon();
        await().atMost(Ithaca.SOON).until(first::isGone);
        int seen = first.size();
        ithaca.started();
        awaitHttp();
        Viewer second = attach(id, seen);
        JsonNode session = Ithaca.json(get("/api/v1/sessions/" + id).body());
        long all = expected().length;
        await().atMost(Ithaca.SOON).until(() -> seen + second.size() >= all);

        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first.bytes());
        both.writeBytes(second.bytes());
        assertThat(session.get("status").asText()).isEqualTo("running");
        assertThat(both.toByteArray()).isEqualTo(expected());
        ithaca.must("kill", id);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static byte[] expected() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("line ").append(i).append("\r\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    @Test
    void typesIntoATerminal() throws Exception {
        String id = start("{\"command\":\"cat\"}");
        Viewer viewer = attach(id, 0);

        viewer.socket
                .sendBinary(ByteBuffer.wrap("\1hello\r".getBytes(UTF_8)), true)
                .get(5, TimeUnit.SECONDS);

        await().atMost(Ithaca.SOON).until(() -> new String(viewer.bytes(), UTF_8).equals("hello\r\nhello\r\n"));
        assertThat(get("/api/v1/sessions/" + id + "/text").body()).isEqualTo("hello\nhello\n");
        ithaca.must("kill", id);
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        ithaca.must("daemon", "stop");
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port));
            ithaca.started();
            await().atMost(Ithaca.SOON)
                    .until(() ->
                            ithaca.daemonStatus().path("http_error").asText("").contains("cannot be opened"));
        }
    }

    private Viewer attach(String id, int offset) throws Exception {
        Viewer viewer = new Viewer();
        viewer.socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .subprotocols("ithaca.v1")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/api/v1/sessions/" + id + "/attach?offset=" + offset),
                        viewer)
                .get(20, TimeUnit.SECONDS);
        return viewer;
    }

    /** Collects output and gives credit for it. */
    @Test
    void exportsARecordingOfWhichTheDetectorThinksTheSame() throws Exception {
        String id = ithaca.start(
                "bash", "-c", "echo building; sleep 0.5; echo done; read -p 'Overwrite dist/? (y/n) ' x; sleep 60");
        assertThat(ithaca.run("wait", id, "--for", "prompt", "--timeout", "20s").exit())
                .isZero();
        JsonNode live = Ithaca.json(ithaca.must("explain", id, "--json"));

        HttpResponse<String> cast = get("/api/v1/sessions/" + id + "/cast");
        assertThat(cast.statusCode()).isEqualTo(200);
        Path file = Files.writeString(ithaca.work().resolve("exported.cast"), cast.body());
        JsonNode steps = Ithaca.json(ithaca.must("prompt", "test", file.toString(), "--json"))
                .get("steps");

        // The times of the two differ a little, and with them what was thought on the way.
        JsonNode played =
                Ithaca.json(ithaca.must("prompt", "test", id, "--json")).get("steps");
        assertThat(live.get("state").asText()).isEqualTo("needs_input");
        for (String said : List.of("state", "kind", "rule", "detail")) {
            assertThat(steps.get(steps.size() - 1).get(said))
                    .as("%s in %s", said, steps)
                    .isEqualTo(live.get(said));
            assertThat(played.get(played.size() - 1).get(said))
                    .as("%s in %s", said, played)
                    .isEqualTo(live.get(said));
        }
        ithaca.must("kill", id);
    }

    private static final class Viewer implements WebSocket.Listener {
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private final ByteArrayOutputStream got = new ByteArrayOutputStream();
        private volatile boolean gone;
        private WebSocket socket;

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            message.writeBytes(bytes);
            if (last) {
                take(from, message.toByteArray());
                message.reset();
            }
            from.request(1);
            return null;
        }

        private void take(WebSocket from, byte[] all) {
            if (all[0] == 3) {
                int length = all.length - 9;
                synchronized (got) {
                    got.write(all, 9, length);
                }
                from.sendBinary(
                        ByteBuffer.allocate(5).put((byte) 3).putInt(length).flip(), true);
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            gone = true;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            gone = true;
        }

        boolean isGone() {
            return gone;
        }

        byte[] bytes() {
            synchronized (got) {
                return got.toByteArray();
            }
        }

        int size() {
            return bytes().length;
        }
    }
}
