// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import dev.ithaca.http.internal.route.ClientConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An app's answer on its way to the client. The next piece is asked for when the client has taken the last one, so that no
 * more than a piece is in memory. Called by the container and by the HTTP client.
 */
final class ResponsePump implements HttpResponse.BodySubscriber<Boolean>, WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(ResponsePump.class);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable ended;
    private final Queue<ByteBuffer> pieces = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private volatile long lastNanos = System.nanoTime();
    private boolean opened;
    private boolean unflushed;
    private boolean asked;
    private boolean complete;
    private boolean done;

    /**
     * @param ended run once, when nothing more will be sent
     */
    ResponsePump(AsyncContext context, ServletOutputStream out, Runnable ended) {
        this.context = context;
        this.out = out;
        this.ended = ended;
    }

    void start() {
        out.setWriteListener(this);
    }

    /** How long nothing has come from the app. */
    long quietNanos() {
        return System.nanoTime() - lastNanos;
    }

    @Override
    public CompletionStage<Boolean> getBody() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription to) {
        subscription = to;
        drain();
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        lastNanos = System.nanoTime();
        asked = false;
        pieces.addAll(buffers);
        drain();
    }

    @Override
    public synchronized void onComplete() {
        complete = true;
        drain();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("an app's answer broke off", failure);
        abort();
    }

    /** Ends early, so that the client does not take what it has for the whole. */
    synchronized void abort() {
        if (!done) {
            ClientConnection.of(context.getRequest()).breakOff();
        }
        finish();
        Flow.Subscription from = subscription;
        if (from != null) {
            from.cancel();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        opened = true;
        drain();
    }

    private void drain() {
        if (!opened || done) {
            return;
        }
        try {
            while (out.isReady()) {
                ByteBuffer piece = pieces.poll();
                if (piece != null) {
                    byte[] bytes = new byte[piece.remaining()];
                    piece.get(bytes);
                    out.write(bytes);
                    unflushed = true;
                } else if (complete) {
                    finish();
                    return;
                } else if (unflushed) {
                    // A stream of events must not wait for more of it.
                    unflushed = false;
                    out.flush();
                } else {
                    ask();
                    return;
                }
            }
        } catch (IOException e) {
            onError(e);
        }
    }

    private void ask() {
        Flow.Subscription from = subscription;
        if (from != null && !asked) {
            asked = true;
            from.request(1);
        }
    }

    private void finish() {
        if (!done) {
            done = true;
            pieces.clear();
            ended.run();
            try {
                context.complete();
            } catch (IllegalStateException e) {
                LOG.debug("an app's answer had ended before", e);
            }
        }
    }
}
