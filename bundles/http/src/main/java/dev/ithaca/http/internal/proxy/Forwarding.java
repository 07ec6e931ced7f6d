// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import dev.ithaca.http.internal.route.BodyReader;
import dev.ithaca.http.internal.route.EndedPrincipals;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request to an app and its answer. */
final class Forwarding implements Proxy.Open {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    /** What is kept of a body that may have to be sent twice. */
    private static final int MOST_KEPT = 10 * 1024 * 1024;

    private static final long MOST_STREAMED = 256L << 20;
    private static final Duration HEADERS = Duration.ofSeconds(60);
    private static final long QUIET_MINUTES = 10;

    private final Proxy proxy;
    private final Exchange exchange;
    private final Target target;
    private final CompletableFuture<Reply> answered = new CompletableFuture<>();
    private volatile @Nullable Future<?> sending;
    private @Nullable Future<?> watch;
    private volatile @Nullable ResponsePump pump;

    Forwarding(Proxy proxy, Exchange exchange, Target target) {
        this.proxy = proxy;
        this.exchange = exchange;
        this.target = target;
    }

    @Override
    public String principal() {
        return exchange.principal().id();
    }

    Reply begin() {
        HttpServletRequest request = exchange.request();
        List<URI> uris = target.candidates();
        long length = request.getContentLengthLong();
        boolean twice = uris.size() > 1;
        if (length > (twice ? MOST_KEPT : MOST_STREAMED)) {
            throw new Problem(HttpErrorCode.TOO_LARGE, "the body is larger than apps are sent");
        }
        proxy.enter(this);
        CompletableFuture<Reply> unused = answered.whenComplete((reply, failure) -> {
            if (failure != null) {
                proxy.leave(this);
            }
        });
        AsyncContext context = request.startAsync(request, exchange.response());
        context.setTimeout(0);
        CompletableFuture<?> unusedToo = proxy.find(target.entry()).whenComplete((pin, failure) -> {
            if (failure != null) {
                fail(failure);
            } else {
                send(pin, uris, length);
            }
        });
        return Reply.later(answered);
    }

    private void send(Pin pin, List<URI> uris, long length) {
        HttpServletRequest request = exchange.request();
        try {
            if (length <= 0 && request.getHeader("Transfer-Encoding") == null) {
                send(pin, uris, BodyPublishers.noBody());
            } else if (uris.size() > 1) {
                BodyReader.read(
                        request,
                        MOST_KEPT,
                        proxy.pools().timers(),
                        body -> send(pin, uris, BodyPublishers.ofByteArray(body)),
                        answered::completeExceptionally);
            } else {
                RequestBody body = new RequestBody(request.getInputStream(), MOST_STREAMED);
                send(
                        pin,
                        uris,
                        length > 0 ? BodyPublishers.fromPublisher(body, length) : BodyPublishers.fromPublisher(body));
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void send(Pin pin, List<URI> uris, BodyPublisher body) {
        try {
            URI uri = uris.get(0);
            boolean last = uris.size() == 1;
            HttpRequest.Builder builder = HttpRequest.newBuilder(pin.to(uri))
                    .timeout(HEADERS)
                    .method(exchange.request().getMethod(), body);
            ProxyHeaders.toApp(exchange.request(), builder::header);
            pin.name(uri, builder::header);
            CompletableFuture<HttpResponse<Boolean>> sent =
                    proxy.client().sendAsync(builder.build(), info -> answer(info, uri, last));
            sending = sent;
            if (answered.isDone()) {
                sent.cancel(true); // ended meanwhile
            }
            CompletableFuture<?> unused = sent.whenComplete((response, failure) -> {
                if (failure != null) {
                    fail(failure);
                } else if (!response.body()) {
                    send(pin, uris.subList(1, uris.size()), body);
                } else {
                    answered.complete(Reply.TAKEN);
                }
            });
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Takes the head over; the body follows by itself. A page that is not there is looked for at the next place. */
    private HttpResponse.BodySubscriber<Boolean> answer(HttpResponse.ResponseInfo info, URI uri, boolean last) {
        if (info.statusCode() == 404 && !last) {
            return new Unread();
        }
        HttpServletResponse response = exchange.response();
        try {
            response.setStatus(info.statusCode());
            ProxyHeaders.fromApp(info.headers(), response);
            info.headers().firstValue("location").ifPresent(to -> {
                String location = target.location(uri, to);
                if (location != null) {
                    response.setHeader("Location", location);
                }
            });
            ResponsePump started =
                    new ResponsePump(exchange.request().getAsyncContext(), response.getOutputStream(), this::ended);
            pump = started;
            watch = proxy.pools()
                    .timers()
                    .scheduleWithFixedDelay(this::watch, QUIET_MINUTES, QUIET_MINUTES, TimeUnit.MINUTES);
            started.start();
            return started;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void watch() {
        ResponsePump current = pump;
        if (current != null && current.quietNanos() > TimeUnit.MINUTES.toNanos(QUIET_MINUTES)) {
            proxy.pools().common().execute(current::abort);
        }
    }

    private void ended() {
        Future<?> timer = watch;
        if (timer != null) {
            timer.cancel(false);
        }
        proxy.leave(this);
    }

    private void fail(Throwable failure) {
        LOG.debug("{}: the app at {} did not answer", exchange.requestId(), target.entry(), failure);
        answered.completeExceptionally(failure instanceof Problem ? failure : Proxy.silent());
    }

    @Override
    public void end() {
        ResponsePump current = pump;
        if (current != null) {
            current.abort();
        } else {
            answered.completeExceptionally(EndedPrincipals.problem());
            Future<?> asked = sending;
            if (asked != null) {
                asked.cancel(true);
            }
        }
    }

    /** The body of an answer that is none: nobody knows how long it would go on. */
    private static final class Unread implements HttpResponse.BodySubscriber<Boolean> {
        @Override
        public CompletionStage<Boolean> getBody() {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public void onSubscribe(Flow.Subscription body) {
            body.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> piece) {
            // Came before it was cancelled.
        }

        @Override
        public void onError(Throwable failure) {
            // Of no interest either.
        }

        @Override
        public void onComplete() {
            // It was short.
        }
    }
}
