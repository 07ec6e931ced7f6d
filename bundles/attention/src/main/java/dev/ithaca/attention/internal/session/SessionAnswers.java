// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.KeySpec;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Types answers into sessions, only by the input that checks and types in one step. */
public final class SessionAnswers {
    private static final String KEY = "key:";
    /** Rules of questions that one key answers: an Enter behind it would answer what comes next. */
    private static final Set<String> ONE_KEY = Set.of("paged", "press-key");

    private final Terminals terminals;

    public SessionAnswers(Terminals terminals) {
        this.terminals = terminals;
    }

    public CompletableFuture<AnswerReceipt> answer(AttentionItem item, Answer answer) {
        SessionId session = Objects.requireNonNull(item.session());
        Attention now = terminals.attention().attention(session).orElse(null);
        if (now == null
                || !now.state().asks()
                || !Names.ofWait(session, now.id()).equals(item.attributes().get(AttentionItem.WAIT))) {
            throw changed(item, null);
        }
        ScreenFence fence = new ScreenFence(Objects.requireNonNull(answer.fence()));
        return typed(item, session, answer, fence).handle((receipt, failure) -> {
            if (failure != null) {
                throw new CompletionException(failed(item, failure));
            }
            return receipt(item, receipt);
        });
    }

    private CompletableFuture<InputReceipt> typed(
            AttentionItem item, SessionId session, Answer answer, ScreenFence fence) {
        String rule = item.attributes().getOrDefault(Question.RULE, "");
        if (ListedChoices.drawnBy(rule) && answer.form() != Answer.Form.KEYS) {
            Optional<String> choice =
                    ListedChoices.named(item.choices(), answer.parts().get(0));
            if (choice.isPresent()) {
                return new ListPicker(terminals, session, rule, choice.get(), answer).pick(fence);
            }
        }
        InputRequest request = request(item, answer).withFence(fence).withDeadline(answer.deadline());
        return terminals.input().submit(session, request);
    }

    private static InputRequest request(AttentionItem item, Answer answer) {
        if (answer.form() == Answer.Form.KEYS) {
            return InputRequest.typing(keys(answer.parts()), answer.by());
        }
        String text = answer.form() == Answer.Form.CHOICE
                ? Choices.typed(answer.parts().get(0))
                : answer.parts().get(0);
        boolean oneKey =
                text.length() == 1 && ONE_KEY.contains(item.attributes().get(Question.RULE));
        byte[] bytes = text.getBytes(UTF_8);
        return oneKey ? InputRequest.typing(bytes, answer.by()) : InputRequest.submitting(bytes, answer.by());
    }

    private static byte[] keys(List<String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            bytes.writeBytes(part.startsWith(KEY) ? KeySpec.bytes(part.substring(KEY.length())) : part.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static AnswerReceipt receipt(AttentionItem item, InputReceipt receipt) {
        AnswerReceipt.Outcome outcome = switch (receipt.outcome()) {
            case TYPED -> AnswerReceipt.Outcome.TYPED;
            case TAKEN -> AnswerReceipt.Outcome.TAKEN;
            case UNPROVEN -> AnswerReceipt.Outcome.UNPROVEN;
            case HELD -> AnswerReceipt.Outcome.HELD;
        };
        return new AnswerReceipt(
                item.id(),
                outcome,
                receipt.evidence().name().toLowerCase(Locale.ROOT),
                receipt.detail(),
                Instant.now(),
                Map.of(
                        "offset_before",
                        Long.toString(receipt.offsetBefore()),
                        "offset_after",
                        Long.toString(receipt.offsetAfter())));
    }

    private static Throwable failed(AttentionItem item, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof PlatformException known && known.code() == SessionErrorCode.SCREEN_CHANGED
                ? changed(item, known)
                : cause;
    }

    private static PlatformException changed(AttentionItem item, @Nullable Throwable cause) {
        boolean list = ListedChoices.drawnBy(item.attributes().getOrDefault(Question.RULE, ""));
        return new PlatformException(
                AttentionErrorCode.CHANGED,
                (list ? "nothing was picked" : "nothing was typed") + ": session " + item.session()
                        + " does not show any more what " + item.id() + " asked"
                        + (list ? ", or its pointer does not move" : ""),
                cause);
    }
}
