// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.rest.WaitPlaces.Outcome;
import dev.ithaca.http.internal.route.EndedPrincipals;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Waiting for a session, without a thread that waits. */
public final class WaitRoutes implements AutoCloseable {
    private static final int USUAL_SECONDS = 300;
    private static final int MOST_SECONDS = 3_600;

    /** Longer waits end with a timeout then: nothing else tells that a client has gone, and this frees its connection. */
    private static final int HELD_SECONDS = 60;

    private static final int MOST_PATTERN = 1_000;

    private final SessionService sessions;
    private final ChangeWaits waits;
    private final EndedPrincipals ended;
    private final WaitPlaces exits;
    private final WaitPlaces outputs;
    private final LookThread looks;

    public WaitRoutes(SessionService sessions, ChangeWaits waits, EndedPrincipals ended) {
        this.sessions = sessions;
        this.waits = waits;
        this.ended = ended;
        exits = new WaitPlaces(ended, 512, 64);
        outputs = new WaitPlaces(ended, 128, 16);
        looks = new LookThread(waits.pools());
    }

    public List<Route> routes() {
        return List.of(Route.get(SessionRoutes.ONE + "/wait", "Wait for the end or for output", this::await)
                .needs(Scope.OBSERVE)
                .parameter("for", "string", "exit or output")
                .parameter("match", "string", "a regular expression that a line of new output must match")
                .parameter(
                        "timeout",
                        "integer",
                        "seconds to wait at most, 0 to 3600; behind 60 the outcome is timeout and the client asks again")
                .answers(200, Bodies.WaitAnswer.class, "how the wait ended"));
    }

    private Reply await(Exchange exchange) {
        SessionId id = exchange.session();
        String principal = exchange.principal().id();
        long seconds = Math.min(HELD_SECONDS, exchange.query().number("timeout", USUAL_SECONDS, 0, MOST_SECONDS));
        CompletableFuture<Outcome> wait = switch (exchange.query().text("for").orElse("exit")) {
            case "exit" -> exit(principal, id);
            case "output" -> output(principal, id, pattern(exchange));
            default -> throw Problem.badRequest("for must be exit or output");
        };
        waits.completeLate(wait, Outcome.TIMEOUT, Duration.ofSeconds(seconds));
        CompletableFuture<Reply> answer = wait.thenApplyAsync(
                outcome -> answer(principal, id, outcome), waits.pools().common());
        // Cancelled when the client goes: then nobody waits any more.
        CompletableFuture<Reply> unused = answer.whenComplete((reply, failure) -> wait.cancel(false));
        return Reply.later(answer);
    }

    private static Pattern pattern(Exchange exchange) {
        String text = exchange.query().text("match").orElse("(?s).");
        if (text.length() > MOST_PATTERN) {
            throw Problem.badRequest("match is longer than " + MOST_PATTERN + " characters");
        }
        try {
            return Pattern.compile(text, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw Problem.badRequest("match is no regular expression: " + e.getDescription());
        }
    }

    /** By the listener and not by {@link SessionService#whenEnded}: that keeps what asked until the session ends. */
    private CompletableFuture<Outcome> exit(String principal, SessionId id) {
        sessions.get(id);
        CompletableFuture<Outcome> wait = exits.take(principal);
        begin(wait, id, session -> {
            if (!session.status().isLive()) {
                wait.complete(Outcome.EXIT);
            }
        });
        if (!sessions.get(id).status().isLive()) {
            wait.complete(Outcome.EXIT);
        }
        return wait;
    }

    private CompletableFuture<Outcome> output(String principal, SessionId id, Pattern pattern) {
        sessions.get(id);
        CompletableFuture<Outcome> wait = outputs.take(principal);
        try {
            OutputWait output = new OutputWait(sessions, id, pattern, looks, wait);
            begin(wait, id, session -> output.look());
            output.look();
        } catch (RuntimeException e) {
            wait.completeExceptionally(e);
        }
        return wait;
    }

    private void begin(CompletableFuture<Outcome> wait, SessionId id, Consumer<SessionInfo> onChange) {
        try {
            ChangeWaits.Registration registration = waits.register(id, onChange);
            CompletableFuture<Outcome> unused = wait.whenComplete((outcome, failure) -> registration.close());
        } catch (RuntimeException e) {
            wait.completeExceptionally(e);
        }
    }

    private Reply answer(String principal, SessionId id, Outcome outcome) {
        if (ended.has(principal)) {
            throw EndedPrincipals.problem();
        }
        return Reply.json(new Bodies.WaitAnswer(outcome.name(), SessionBody.of(sessions.get(id)), outcome.line()));
    }

    /** How many wait now. */
    public int count() {
        return exits.count() + outputs.count();
    }

    /** Ends all waits of a principal. */
    public void revoke(String principal) {
        exits.revoke(principal);
        outputs.revoke(principal);
    }

    @Override
    public void close() {
        looks.close();
    }
}
