// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request through its stages: guard, route, body, handler, answer. Whatever fails on the way is answered here. */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** How long a body that is read as it comes may stop coming. */
    private static final long SILENCE_MILLIS = 10_000;

    /** What stands in front of the routes. */
    public interface Gate {
        /** Names the request, sets what every answer carries, and refuses who may not even ask. */
        Exchange open(HttpServletRequest request, HttpServletResponse response);

        /** Lets the caller into a route, or throws a problem. */
        void admit(Exchange exchange, Route route);
    }

    private final Gate gate;
    private final RouteTable routes;
    private final Handler otherwise;
    private final Answers answers;
    private final ScheduledExecutorService timers;
    private final HeavyWork heavy;

    /**
     * @param otherwise what answers a path that is no route's: pages, or a problem
     * @param heavy where routes compute that take long
     * @param longAnswers where answers are made that are sent in pieces
     */
    public Dispatcher(
            Gate gate,
            RouteTable routes,
            Handler otherwise,
            Executor executor,
            ScheduledExecutorService timers,
            HeavyWork heavy,
            LongAnswers longAnswers) {
        this.gate = gate;
        this.routes = routes;
        this.otherwise = otherwise;
        this.timers = timers;
        this.heavy = heavy;
        answers = new Answers(executor, longAnswers);
    }

    /** Serves a request; it may still go on when this returns. */
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange;
        try {
            exchange = gate.open(request, response);
        } catch (Problem problem) {
            refuseUnopened(request, response, problem);
            return;
        }
        Route route = null;
        try {
            Optional<Route> found = routes.find(exchange);
            if (found.isEmpty()) {
                answers.send(exchange, otherwise.handle(exchange), null, 0);
                return;
            }
            route = found.get();
            gate.admit(exchange, route);
            if (route.body() == Route.Body.JSON) {
                readBody(exchange, route);
            } else if (route.isHeavy()) {
                runApart(exchange, route);
            } else if (route.body() == Route.Body.STREAMED) {
                runWhileItComes(exchange, route);
            } else {
                run(exchange, route);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            fail(exchange, e, route == null ? styleOf(exchange) : route.style(), route);
        }
    }

    private void readBody(Exchange exchange, Route route) throws IOException {
        HttpServletRequest request = exchange.request();
        if (request.getContentLengthLong() > route.bodyLimit()) {
            throw BodyReader.tooLarge(route.bodyLimit());
        }
        AsyncContext context = request.startAsync(request, exchange.response());
        context.setTimeout(0);
        BodyReader.read(
                request,
                route.bodyLimit(),
                timers,
                body -> {
                    exchange.carries(body);
                    run(exchange, route);
                },
                problem -> fail(exchange, problem, route.style(), route));
    }

    private void runApart(Exchange exchange, Route route) {
        AsyncContext context = exchange.request().startAsync(exchange.request(), exchange.response());
        context.setTimeout(0);
        HeavyWork.Job job = heavy.submit(
                exchange.principal().id(),
                () -> run(exchange, route),
                () -> fail(exchange, HeavyWork.busy(), route.style(), route));
        context.addListener(new GoneListener(job::cancel));
    }

    /** A thread waits for this body: one that falls silent gives it up soon. */
    private void runWhileItComes(Exchange exchange, Route route) {
        ClientConnection connection = ClientConnection.of(exchange.request());
        long before = connection.patience(SILENCE_MILLIS);
        try {
            run(exchange, route);
        } finally {
            connection.patience(before);
        }
    }

    private void run(Exchange exchange, Route route) {
        try {
            Reply reply = route.handler().handle(exchange);
            answers.send(exchange, reply, route.style(), route.failureStatus());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(exchange, e, route.style(), route);
        } catch (IOException | RuntimeException e) {
            fail(exchange, e, route.style(), route);
        }
    }

    private void fail(Exchange exchange, Throwable failure, Route.Style style, @Nullable Route route) {
        try {
            boolean unread = route == null
                    || route.body() != Route.Body.JSON
                    || !exchange.request().isAsyncStarted();
            if (unread && hasBody(exchange.request()) && !exchange.response().isCommitted()) {
                // Its body still comes: behind the answer the connection is of no more use, and the client shall know.
                exchange.response().setHeader("Connection", "close");
            }
            Problem problem = Problems.of(failure, exchange.requestId());
            answers.fail(exchange, problem, style, route == null ? 0 : route.failureStatus());
        } catch (IOException | IllegalStateException e) {
            LOG.debug("{}: nobody is there to be told", exchange.requestId(), e);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** A request whose path cannot even be read: it has no exchange. */
    private static void refuseUnopened(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        boolean seed = request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().startsWith("/api/v1/");
        String id = String.valueOf(response.getHeader("X-Request-Id"));
        problem.headers().forEach(response::setHeader);
        if (hasBody(request)) {
            response.setHeader("Connection", "close");
        }
        response.setStatus(problem.status());
        response.setContentType(seed ? "application/json" : "application/problem+json");
        byte[] body = dev.ithaca.http.internal.json.Json.bytes(
                seed ? java.util.Map.of("error", problem.message()) : Answers.body(problem.status(), problem, id));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Route.Style styleOf(Exchange exchange) {
        boolean seed = exchange.path().toString().startsWith("/api/")
                && !exchange.path().toString().startsWith("/api/v1/");
        return seed ? Route.Style.SEED : Route.Style.V1;
    }
}
