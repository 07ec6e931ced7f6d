// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for a human, and answers to it. The inbox may be absent: then all of this is 503. */
public final class InboxRoutes {
    private static final String ALL = "/api/v1/inbox";
    private static final String ONE = ALL + "/{item}";
    private static final String PROBLEM = "application/problem+json";

    private final Supplier<Optional<Inbox>> inbox;

    record InboxBody(List<AttentionBody> items) {}

    record AnswerBody(
            @Nullable String text,
            @Nullable String choice,
            @Nullable List<String> keys,
            @Nullable String fence,
            @Nullable Long timeoutMs) {
        /** Without the answer: it may be a password. */
        @Override
        public String toString() {
            return "AnswerBody";
        }
    }

    record AnswerReceiptBody(String item, String outcome, String evidence, String detail, Instant at) {}

    public InboxRoutes(Supplier<Optional<Inbox>> inbox) {
        this.inbox = inbox;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ALL, "What waits for a human, the longest first", exchange -> list())
                        .needs(Scope.OBSERVE)
                        .answers(200, InboxBody.class, "all that is open"),
                Route.get(ONE, "One thing that waits, by its id or the beginning of it", this::get)
                        .needs(Scope.OBSERVE)
                        .answers(200, AttentionBody.class, "it is open")
                        .answersWith(404, PROBLEM, "it was answered, or is not asked any more"),
                Route.post(
                                ONE + "/answer",
                                "Answer by a text, a choice or keys, if it still asks the same",
                                this::answer)
                        .needs(Scope.CONTROL)
                        .takes(AnswerBody.class)
                        .answers(200, AnswerReceiptBody.class, "it was delivered")
                        .answersWith(
                                409, PROBLEM, "what is shown changed, or somebody else answered; nothing was typed"));
    }

    private Reply list() {
        return Reply.json(
                new InboxBody(there().open().stream().map(AttentionBody::of).toList()));
    }

    private Reply get(Exchange exchange) {
        AttentionItem item = there().find(exchange.name("item")).orElseThrow(() -> Problem.notFound("open item"));
        return Reply.json(AttentionBody.of(item));
    }

    private Reply answer(Exchange exchange) {
        Answer answer = answer(exchange.json(AnswerBody.class), exchange.by());
        return Reply.later(there().answer(exchange.name("item"), answer).thenApply(InboxRoutes::receipt));
    }

    private static Answer answer(AnswerBody body, String by) {
        if (Stream.of(body.text(), body.choice(), body.keys())
                        .filter(one -> one != null)
                        .count()
                != 1) {
            throw Problem.badRequest("one of text, choice and keys is needed");
        }
        Duration deadline = body.timeoutMs() == null ? Answer.DEADLINE : Duration.ofMillis(body.timeoutMs());
        try {
            return form(body, by).ifShown(body.fence()).within(deadline);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Answer form(AnswerBody body, String by) {
        if (body.text() != null) {
            return Answer.text(body.text(), by);
        }
        return body.choice() != null ? Answer.choice(body.choice(), by) : Answer.keys(body.keys(), by);
    }

    private static Reply receipt(AnswerReceipt receipt) {
        return Reply.json(new AnswerReceiptBody(
                receipt.item(),
                AttentionBody.label(receipt.outcome()),
                receipt.evidence(),
                receipt.detail(),
                receipt.at()));
    }

    private Inbox there() {
        return inbox.get()
                .orElseThrow(() -> new Problem(HttpErrorCode.UNAVAILABLE, "the inbox is not available at the moment"));
    }
}
