// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post;

import dev.ithaca.spi.notify.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends requests and judges the answers. Redirects are not followed: what is sent was meant for the address that is set. An
 * exchange, the body of the answer included, ends within {@value #DEADLINE_SECONDS} s. No failure names more of the address
 * than its host, since paths may hold secrets.
 */
public final class Poster {
    /** How long an exchange may take; less than the platform grants a notifier. */
    public static final int DEADLINE_SECONDS = 8;

    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final int TOO_LATE = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    private final Duration deadline;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Poster() {
        this(Duration.ofSeconds(DEADLINE_SECONDS));
    }

    Poster(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * A request to post JSON.
     *
     * @param url where to
     * @param json the body
     * @return a builder that further headers may be added to
     */
    public static HttpRequest.Builder json(URI url, byte[] json) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Ithaca")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    }

    /**
     * Sends a request.
     *
     * @param request what to send
     * @return the answer, whatever its status is
     * @throws IOException if there was no answer in time
     * @throws InterruptedException if the platform gave up
     */
    public Answer exchange(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request, BoundedText.handler());
        try {
            return Answer.of(exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException(noAnswer(request));
        } catch (ExecutionException e) {
            throw new IOException(reason(request, e.getCause()));
        } finally {
            exchange.cancel(true);
        }
    }

    /**
     * Sends a request and judges the answer by its status alone.
     *
     * @param request what to send
     * @return what became of it
     * @throws IOException if there was no answer in time
     * @throws InterruptedException if the platform gave up
     */
    public Delivery send(HttpRequest request) throws IOException, InterruptedException {
        Answer answer = exchange(request);
        return judge(answer, "status " + answer.status());
    }

    /**
     * Judges an answer: 2xx is a delivery; 408, 425, 429 and 5xx may get better; all else would fail again.
     *
     * @param answer the answer
     * @param detail what to tell of it
     * @return what became of the delivery
     */
    public static Delivery judge(Answer answer, String detail) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Delivery.delivered(detail);
        }
        boolean mayGetBetter = status == TOO_LATE || status == TOO_EARLY || status == TOO_MANY || status >= 500;
        return mayGetBetter ? Delivery.retry(detail, answer.retryAfter()) : Delivery.rejected(detail);
    }

    private String noAnswer(HttpRequest request) {
        return "no answer from " + request.uri().getHost() + " within " + deadline.toSeconds() + " s";
    }

    private String reason(HttpRequest request, Throwable failure) {
        String host = request.uri().getHost();
        if (failure instanceof HttpTimeoutException) {
            return noAnswer(request);
        }
        if (failure instanceof ConnectException) {
            return "no connection to " + host;
        }
        if (failure instanceof SSLException) {
            return "no secure connection to " + host + ": " + failure.getMessage();
        }
        return "the connection to " + host + " broke (" + failure.getClass().getSimpleName() + ")";
    }
}
