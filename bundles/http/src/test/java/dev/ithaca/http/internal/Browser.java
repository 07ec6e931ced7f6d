// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the WebSockets that asks for one message at a time. */
final class Browser implements WebSocket.Listener {
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final BlockingQueue<ByteBuffer> messages = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    WebSocket socket;

    static Browser open(TestServer server, String secret, String path, String protocol) throws Exception {
        Browser browser = new Browser();
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + secret);
        if (!protocol.isEmpty()) {
            builder.subprotocols(protocol);
        }
        browser.socket = builder.buildAsync(java.net.URI.create("ws://127.0.0.1:" + server.port() + path), browser)
                .get(10, TimeUnit.SECONDS);
        return browser;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            messages.add(ByteBuffer.wrap(partial.toByteArray()));
            partial.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(1006);
    }

    ByteBuffer next() throws InterruptedException {
        ByteBuffer message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    /** The next message of a type; others are skipped. */
    ByteBuffer next(int type) throws InterruptedException {
        ByteBuffer message = next();
        while (message.get() != type) {
            message = next();
        }
        return message;
    }

    boolean isQuiet() {
        return messages.isEmpty();
    }

    void send(byte[] message) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(message), true).get(10, TimeUnit.SECONDS);
    }

    void credit(int bytes) throws Exception {
        send(ByteBuffer.allocate(5).put((byte) 3).putInt(bytes).array());
    }
}
