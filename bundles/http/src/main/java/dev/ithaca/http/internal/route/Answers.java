// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import dev.ithaca.access.api.Principal;
import dev.ithaca.http.internal.json.Json;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Writes replies. A small body goes out in one write; a larger one is handed over as fast as the client takes it, without a
 * thread that waits for it.
 */
public final class Answers {
    /** What fits into the response's buffer, so that writing it never waits. */
    private static final int AT_ONCE = 16 * 1024;

    private static final int PIECE = 32 * 1024;

    private final Executor executor;
    private final LongAnswers longAnswers;

    public Answers(Executor executor, LongAnswers longAnswers) {
        this.executor = executor;
        this.longAnswers = longAnswers;
    }

    public void send(Exchange exchange, Reply reply, Route.@Nullable Style style, int failureStatus)
            throws IOException {
        if (reply instanceof Reply.Whole whole) {
            sendWhole(exchange, whole);
        } else if (reply instanceof Reply.Pieces pieces) {
            if (exchange.request().getMethod().equals("HEAD")) {
                pieces.source().close();
                head(exchange.response(), pieces.status(), pieces.type(), pieces.headers());
                finish(exchange);
            } else {
                sendPieces(exchange, pieces);
            }
        } else if (reply instanceof Reply.Later later) {
            CompletionStage<? extends Reply> stage = later.stage();
            async(exchange)
                    .addListener(
                            new GoneListener(() -> stage.toCompletableFuture().cancel(false)));
            stage.whenCompleteAsync(
                    (value, failure) -> complete(exchange, value, failure, style, failureStatus), executor);
        }
    }

    private void sendPieces(Exchange exchange, Reply.Pieces pieces) throws IOException {
        Principal principal = exchange.caller().principal();
        LongAnswers.Place place;
        try {
            place = longAnswers.enter(principal == null ? "" : principal.id());
        } catch (Problem full) {
            pieces.source().close();
            throw full;
        }
        head(exchange.response(), pieces.status(), pieces.type(), pieces.headers());
        PieceWriter writer =
                new PieceWriter(async(exchange), exchange.response(), pieces.source(), place.threads(), place::leave);
        place.broken(writer::breakOff);
        writer.start();
    }

    private void complete(
            Exchange exchange,
            @Nullable Reply reply,
            @Nullable Throwable failure,
            Route.@Nullable Style style,
            int failureStatus) {
        try {
            if (failure != null || reply == null) {
                Throwable cause = failure == null ? new IllegalStateException("no reply") : failure;
                fail(exchange, Problems.of(cause, exchange.requestId()), style, failureStatus);
            } else {
                sendLate(exchange, reply, style, failureStatus);
            }
        } catch (IOException | IllegalStateException e) {
            // The client has gone meanwhile: there is nobody to answer.
            finish(exchange);
        }
    }

    private void sendLate(Exchange exchange, Reply reply, Route.@Nullable Style style, int failureStatus)
            throws IOException {
        try {
            send(exchange, reply, style, failureStatus);
        } catch (Problem refusal) {
            fail(exchange, refusal, style, failureStatus);
        }
    }

    /** Answers a refusal in the words of the route's style. */
    public void fail(Exchange exchange, Problem problem, Route.@Nullable Style style, int failureStatus)
            throws IOException {
        HttpServletResponse response = exchange.response();
        if (response.isCommitted()) {
            finish(exchange);
            return;
        }
        boolean ownFault = problem.status() >= 500 || problem.code().startsWith("http.");
        int status = failureStatus != 0 && !ownFault ? failureStatus : problem.status();
        problem.headers().forEach(response::setHeader);
        sendWhole(exchange, style == Route.Style.SEED ? seed(status, problem) : ours(status, problem, exchange));
    }

    private static Reply.Whole seed(int status, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", problem.message());
        body.putAll(problem.details());
        return Reply.json(status, body);
    }

    private static Reply.Whole ours(int status, Problem problem, Exchange exchange) {
        return new Reply.Whole(
                status, "application/problem+json", Json.bytes(body(status, problem, exchange.requestId())));
    }

    /** The members of problem+json, in their order. */
    public static Map<String, Object> body(int status, Problem problem, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title(status));
        body.put("status", status);
        body.put("code", problem.code());
        body.put("message", problem.message());
        body.put("detail", problem.message());
        body.putAll(problem.details());
        body.put("request_id", requestId);
        return body;
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Range Not Satisfiable";
            case 421 -> "Misdirected Request";
            case 426 -> "Upgrade Required";
            case 429 -> "Too Many Requests";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }

    private static void sendWhole(Exchange exchange, Reply.Whole whole) throws IOException {
        HttpServletResponse response = exchange.response();
        head(response, whole.status(), whole.type(), whole.headers());
        response.setContentLength(whole.body().length);
        boolean head = exchange.request().getMethod().equals("HEAD");
        if (whole.body().length <= AT_ONCE || head) {
            if (!head) {
                response.getOutputStream().write(whole.body());
            }
            finish(exchange);
        } else {
            // In memory already: whoever finds the connection ready sends it on.
            new PieceWriter(async(exchange), response, new Sliced(whole.body(), PIECE), Runnable::run, () -> {})
                    .start();
        }
    }

    private static void head(
            HttpServletResponse response, int status, @Nullable String type, Map<String, String> headers) {
        response.setStatus(status);
        if (type != null) {
            response.setContentType(type);
        }
        headers.forEach(response::setHeader);
    }

    private static AsyncContext async(Exchange exchange) {
        HttpServletRequest request = exchange.request();
        if (request.isAsyncStarted()) {
            return request.getAsyncContext();
        }
        AsyncContext context = request.startAsync(request, exchange.response());
        context.setTimeout(0);
        return context;
    }

    private static void finish(Exchange exchange) {
        if (exchange.request().isAsyncStarted()) {
            exchange.request().getAsyncContext().complete();
        }
    }

    /** A body that is there already, in pieces. */
    private static final class Sliced implements Reply.Source {
        private final byte[] body;
        private final int size;
        private int position;

        Sliced(byte[] body, int size) {
            this.body = body;
            this.size = size;
        }

        @Override
        public byte @Nullable [] next() {
            if (position == body.length) {
                return null;
            }
            int end = Math.min(body.length, position + size);
            byte[] piece = java.util.Arrays.copyOfRange(body, position, end);
            position = end;
            return piece;
        }

        @Override
        public void close() {
            position = body.length;
        }
    }
}
