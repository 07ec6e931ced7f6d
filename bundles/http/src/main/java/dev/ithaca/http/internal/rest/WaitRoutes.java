// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Waiting for a session, without a thread that waits. */
public final class WaitRoutes {
    private static final int USUAL_SECONDS = 300;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_PATTERN = 1_000;

    private final SessionService sessions;
    private final ChangeWaits waits;

    public WaitRoutes(SessionService sessions, ChangeWaits waits) {
        this.sessions = sessions;
        this.waits = waits;
    }

    public List<Route> routes() {
        return List.of(Route.get(SessionRoutes.ONE + "/wait", "Wait for the end or for output", this::await)
                .needs(Scope.OBSERVE)
                .parameter("for", "string", "exit or output")
                .parameter("match", "string", "a regular expression that a line of new output must match")
                .parameter("timeout", "integer", "seconds to wait at most, 0 to 3600")
                .answers(200, Bodies.WaitAnswer.class, "how the wait ended"));
    }

    private Reply await(Exchange exchange) {
        SessionId id = exchange.session();
        long seconds = exchange.query().number("timeout", USUAL_SECONDS, 0, MOST_SECONDS);
        return switch (exchange.query().text("for").orElse("exit")) {
            case "exit" -> Reply.later(exit(id, seconds));
            case "output" -> Reply.later(output(id, pattern(exchange), seconds));
            default -> throw Problem.badRequest("for must be exit or output");
        };
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

    private CompletionStage<Reply> exit(SessionId id, long seconds) {
        return sessions.whenEnded(id)
                .thenApply(ended -> answer("exit", id, null))
                .completeOnTimeout(null, seconds, TimeUnit.SECONDS)
                .thenApplyAsync(
                        reply -> reply == null ? answer("timeout", id, null) : reply,
                        waits.pools().common());
    }

    private CompletionStage<Reply> output(SessionId id, Pattern pattern, long seconds) {
        OutputWait wait = new OutputWait(sessions, id, pattern, waits.pools().newSerialExecutor("http-wait"));
        ChangeWaits.Registration registration = waits.register(id, wait::look);
        CompletableFuture<Reply> reply = wait.found()
                .thenApply(found -> outcome(id, found))
                .completeOnTimeout(null, seconds, TimeUnit.SECONDS)
                .thenApplyAsync(
                        known -> known == null ? answer("timeout", id, null) : known,
                        waits.pools().common());
        wait.look();
        return reply.whenComplete((value, failure) -> registration.close());
    }

    private Reply outcome(SessionId id, Optional<String> line) {
        return line.isPresent() ? answer("match", id, line.get()) : answer("exit", id, null);
    }

    private Reply answer(String outcome, SessionId id, @Nullable String line) {
        return Reply.json(new Bodies.WaitAnswer(outcome, SessionBody.of(sessions.get(id)), line));
    }
}
