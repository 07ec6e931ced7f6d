// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import dev.ithaca.http.internal.route.EndedPrincipals;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket between a browser and an app. Parts of messages pass as they come, so no message is ever whole in memory; each
 * side is asked for the next part when the other has taken the last. Pings are answered here, by both sides' own code. Public,
 * as Jetty calls only what is.
 */
public final class Bridge implements Session.Listener, WebSocket.Listener, Proxy.Open {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int CONNECT_SECONDS = 10;
    private static final int MOST_FRAME = 1024 * 1024;
    private static final int NORMAL = 1000;
    private static final int GONE = 1001;
    private static final int BROKEN = 1011;

    private final Proxy proxy;
    private final Exchange exchange;
    private final Target target;
    private final CompletableFuture<Session> browser = new CompletableFuture<>();
    private final CompletableFuture<Reply> refused = new CompletableFuture<>();
    private volatile @Nullable WebSocket app;
    private boolean ended;

    Bridge(Proxy proxy, Exchange exchange, Target target) {
        this.proxy = proxy;
        this.exchange = exchange;
        this.target = target;
    }

    /**
     * Asks the app first: only it knows whether it takes the client, and in which subprotocol. When it does, the request comes
     * to the servlet a second time, to become a WebSocket.
     */
    Reply begin() {
        proxy.enter(this);
        HttpServletRequest request = exchange.request();
        AsyncContext context = request.startAsync(request, exchange.response());
        context.setTimeout(0);
        CompletableFuture<?> unused = proxy.find(target.entry()).whenComplete((pin, failure) -> {
            if (failure != null) {
                refuse(failure);
            } else {
                open(context, pin, target.candidates());
            }
        });
        return Reply.later(refused);
    }

    private void open(AsyncContext context, Pin pin, List<URI> uris) {
        try {
            URI uri = Target.forSockets(uris.get(0));
            WebSocket.Builder builder =
                    proxy.client().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(CONNECT_SECONDS));
            ProxyHeaders.toApp(exchange.request(), builder::header);
            pin.name(uri, builder::header);
            String[] protocols = exchange.header("Sec-WebSocket-Protocol")
                    .map(list ->
                            Arrays.stream(list.split(",")).map(String::strip).toArray(String[]::new))
                    .orElse(new String[0]);
            if (protocols.length > 0) {
                builder.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
            }
            CompletableFuture<?> unused = builder.buildAsync(pin.to(uri), this).whenComplete((socket, failure) -> {
                if (failure == null) {
                    opened(context, socket);
                } else if (uris.size() > 1 && !isEnded()) {
                    open(context, pin, uris.subList(1, uris.size()));
                } else {
                    refuse(failure);
                }
            });
        } catch (RuntimeException e) {
            refuse(e);
        }
    }

    private void opened(AsyncContext context, WebSocket socket) {
        app = socket;
        if (isEnded()) {
            socket.abort();
            return;
        }
        String chosen = socket.getSubprotocol();
        exchange.request().setAttribute(BridgePlan.ATTRIBUTE, new BridgePlan(this, chosen.isEmpty() ? null : chosen));
        context.dispatch();
    }

    private void refuse(Throwable failure) {
        leave();
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean answered = cause instanceof WebSocketHandshakeException;
        Problem words = answered
                ? new Problem(HttpErrorCode.UPSTREAM, "the server of this app takes no WebSocket here")
                : Proxy.silent();
        refused.completeExceptionally(cause instanceof Problem ? cause : words);
    }

    /** The browser has not become a WebSocket after all. */
    public void abandon() {
        end(GONE, "the browser has gone");
    }

    // What the browser says.

    @Override
    public void onWebSocketOpen(Session session) {
        session.setIdleTimeout(IDLE);
        session.setMaxFrameSize(MOST_FRAME);
        session.setAutoFragment(true);
        browser.complete(session);
        session.demand();
        if (isEnded()) {
            session.close(GONE, "the app has gone", Callback.NOOP);
        }
    }

    @Override
    public void onWebSocketPartialText(String payload, boolean last) {
        WebSocket to = app;
        if (to != null) {
            then(to.sendText(payload, last), this::next);
        }
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        WebSocket to = app;
        if (to != null) {
            ByteBuffer copy =
                    ByteBuffer.allocate(payload.remaining()).put(payload).flip();
            callback.succeed();
            then(to.sendBinary(copy, last), this::next);
        } else {
            callback.succeed();
        }
    }

    private void next(@Nullable Throwable failure) {
        if (failure != null) {
            end(BROKEN, "the app has gone");
        } else {
            onBrowser(session -> {
                if (session.isOpen()) {
                    session.demand();
                }
            });
        }
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        onBrowser(session -> {
            session.sendPong(payload, Callback.NOOP);
            session.demand();
        });
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        next(null);
    }

    @Override
    public void onWebSocketClose(int code, String reason) {
        WebSocket to = app;
        if (leave() && to != null) {
            boolean sendable = code >= 1000 && code != 1004 && code != 1005 && code != 1006 && code < 5000;
            then(
                    to.sendClose(sendable ? code : NORMAL, sendable && reason != null ? reason : ""),
                    failure -> to.abort());
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        WebSocket to = app;
        if (leave() && to != null) {
            to.abort();
        }
    }

    // What the app says.

    @Override
    public void onOpen(WebSocket socket) {
        // The first part is asked for when the browser's side is open too.
        onBrowser(session -> socket.request(1));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        pass(socket, callback -> session().sendPartialText(data.toString(), last, callback));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
        pass(socket, callback -> session().sendPartialBinary(copy, last, callback));
        return null;
    }

    private void onBrowser(Consumer<Session> action) {
        CompletableFuture<Void> unused = browser.thenAccept(action);
    }

    private static void then(CompletableFuture<?> sent, Consumer<@Nullable Throwable> action) {
        CompletableFuture<?> unused = sent.whenComplete((done, failure) -> action.accept(failure));
    }

    private Session session() {
        return browser.join();
    }

    private void pass(WebSocket socket, Consumer<Callback> send) {
        send.accept(Callback.from(() -> socket.request(1), failure -> end(BROKEN, "the browser has gone")));
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end(code == 1005 || code == 1006 ? NORMAL : code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        end(BROKEN, "the app has gone");
    }

    @Override
    public String principal() {
        return exchange.principal().id();
    }

    @Override
    public void end() {
        end(GONE, "closed");
    }

    private void end(int code, String reason) {
        if (leave()) {
            refused.completeExceptionally(EndedPrincipals.problem());
            onBrowser(session -> session.close(code, reason, Callback.NOOP));
            WebSocket to = app;
            if (to != null) {
                to.abort();
            }
        }
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    private boolean leave() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
        }
        proxy.leave(this);
        return true;
    }
}
