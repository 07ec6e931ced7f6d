// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import dev.ithaca.http.internal.route.BodyReader;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        try {
            AsyncContext context = request.startAsync(request, exchange.response());
            context.setTimeout(0);
            if (length <= 0 && request.getHeader("Transfer-Encoding") == null) {
                send(uris, BodyPublishers.noBody());
            } else if (twice) {
                read(uris);
            } else {
                RequestBody body = new RequestBody(request.getInputStream(), MOST_STREAMED);
                send(
                        uris,
                        length > 0 ? BodyPublishers.fromPublisher(body, length) : BodyPublishers.fromPublisher(body));
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
        return Reply.later(answered);
    }

    private void read(List<URI> uris) throws IOException {
        BodyReader.read(
                exchange.request(),
                MOST_KEPT,
                proxy.pools().timers(),
                body -> send(uris, BodyPublishers.ofByteArray(body)),
                answered::completeExceptionally);
    }

    private void send(List<URI> uris, BodyPublisher body) {
        try {
            URI uri = uris.get(0);
            boolean last = uris.size() == 1;
            HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                    .timeout(HEADERS)
                    .method(exchange.request().getMethod(), body);
            ProxyHeaders.toApp(exchange.request(), builder::header);
            CompletableFuture<?> unused = proxy.client()
                    .sendAsync(builder.build(), info -> answer(info, uri, last))
                    .whenComplete((response, failure) -> {
                        if (failure != null) {
                            fail(failure);
                        } else if (!response.body()) {
                            send(uris.subList(1, uris.size()), body);
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
            return HttpResponse.BodySubscribers.replacing(false);
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
        answered.completeExceptionally(new Problem(HttpErrorCode.UPSTREAM, "the server of this app does not answer"));
    }

    @Override
    public void end() {
        ResponsePump current = pump;
        if (current != null) {
            current.abort();
        } else {
            answered.completeExceptionally(new Problem(HttpErrorCode.UNAVAILABLE, "this login has ended"));
        }
    }
}
