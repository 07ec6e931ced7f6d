// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private Server app;
    private TestServer server;

    /** Sends back what comes; the word {@code bye} closes with 4001. */
    public static final class Echo implements Session.Listener.AutoDemanding {
        private Session session;

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            opened.setMaxBinaryMessageSize(8 << 20);
            opened.setMaxTextMessageSize(8 << 20);
        }

        @Override
        public void onWebSocketText(String message) {
            if (message.equals("bye")) {
                session.close(4001, "enough", Callback.NOOP);
            } else {
                session.sendText(message, Callback.NOOP);
            }
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            session.sendBinary(
                    ByteBuffer.allocate(payload.remaining()).put(payload).flip(), callback);
        }
    }

    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private int length;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            length += data.remaining();
            if (last) {
                lengths.add(length);
                length = 0;
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(error.toString());
        }
    }

    @BeforeEach
    void start() throws Exception {
        app = new Server();
        ServerConnector connector = new ServerConnector(app);
        connector.setHost("127.0.0.1");
        app.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        JettyWebSocketServletContainerInitializer.configure(
                context,
                (servlets, container) -> container.addMapping("/ui/ws", (request, response) -> {
                    if (request.getSubProtocols().contains("echo.v2")) {
                        response.setAcceptedSubProtocol("echo.v2");
                    }
                    return new Echo();
                }));
        app.setHandler(context);
        app.start();
        server = new TestServer();
        Path manifest = server.wwwRoot.resolve("apps/echo/oly.app.json");
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, "{\"entry\":\"http://127.0.0.1:" + connector.getLocalPort() + "/ui/\"}");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        app.stop();
    }

    private WebSocket open(Client client, String login, String path) throws Exception {
        return opening(client, login, path).get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<WebSocket> opening(Client client, String login, String path) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + login + "." + FakeAccess.csrf(login))
                .subprotocols("echo.v1", "echo.v2")
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), client);
    }

    @Test
    void bridgesTextBinarySubprotocolAndClose() throws Exception {
        Client client = new Client();
        WebSocket socket = open(client, server.access.loggedIn(), "/apps/echo/ws");

        assertThat(socket.getSubprotocol()).isEqualTo("echo.v2");
        for (String text : List.of("hello", "grüße", "x".repeat(3_000_000))) {
            socket.sendText(text, true).get(10, TimeUnit.SECONDS);
            assertThat(client.texts.poll(10, TimeUnit.SECONDS)).isEqualTo(text);
        }
        socket.sendBinary(ByteBuffer.allocate(5_000_000), true).get(10, TimeUnit.SECONDS);
        assertThat(client.lengths.poll(10, TimeUnit.SECONDS)).isEqualTo(5_000_000);
        socket.sendText("bye", true).get(10, TimeUnit.SECONDS);
        assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo("4001 enough");
    }

    @Test
    void endsWithTheLoginThatOpenedIt() throws Exception {
        Client client = new Client();
        String login = server.access.loggedIn();
        open(client, login, "/apps/echo/ws");

        server.access.revoke(login);

        assertThat(client.closed.get(10, TimeUnit.SECONDS)).startsWith("1001");
    }

    @Test
    void refusesWhatTheAppRefuses() {
        assertThatThrownBy(() -> open(new Client(), server.access.loggedIn(), "/apps/echo/none"))
                .hasStackTraceContaining("502");
    }

    /** More of them than the server has threads. */
    @Test
    void holdsNoThreadWhileAnAppIsSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path manifest = server.wwwRoot.resolve("apps/silent/oly.app.json");
            Files.createDirectories(manifest.getParent());
            Files.writeString(manifest, "{\"entry\":\"http://127.0.0.1:" + silent.getLocalPort() + "/\"}");
            String login = server.access.loggedIn();
            List<CompletableFuture<WebSocket>> opening = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                opening.add(opening(new Client(), login, "/apps/silent/ws"));
                silent.accept();
            }

            assertThat(server.get("/api/v1/sessions").statusCode()).isEqualTo(200);
            assertThat(opening).noneMatch(CompletableFuture::isDone);

            server.access.revoke(login);
            assertThat(opening)
                    .allSatisfy(each -> assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS))
                            .hasStackTraceContaining("401"));
        }
    }
}
