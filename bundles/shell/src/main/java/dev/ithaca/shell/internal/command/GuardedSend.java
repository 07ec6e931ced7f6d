// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputReceipt.Evidence;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * {@code send} with a receipt: as an answer to one screen, or as a submission that is proved to be taken.
 *
 * @param submit whether Enter comes behind the text
 * @param fence the screen that is answered, or null
 * @param timeout how long it may take
 * @param json whether the receipt is printed as JSON
 */
public record GuardedSend(boolean submit, @Nullable ScreenFence fence, Duration timeout, boolean json) {
    private static final int UNPROVEN = 4;
    private static final int HELD = 5;
    private static final int REFUSED = 6;
    private static final int TIMED_OUT = 124;
    private static final int FENCE_SECONDS = 10;
    private static final int SPARE_SECONDS = 30;

    /** Checks the bounds of the timeout. */
    public GuardedSend {
        if (timeout.isZero() || timeout.compareTo(InputRequest.MAX_DEADLINE) > 0) {
            throw ShellErrorCode.usage(
                    "--timeout must be more than 0 and at most " + InputRequest.MAX_DEADLINE.toMinutes() + "m");
        }
    }

    /** The fence of the screen that a session waits at, or of that of now; nothing if that cannot be answered. */
    public static Optional<ScreenFence> fence(CommandContext context, SessionId session, Optional<Attention> attention)
            throws InterruptedException {
        SessionInput input = context.services().input();
        try {
            CompletableFuture<ScreenFence> fence = attention
                    .filter(Attention::waits)
                    .map(known -> input.fence(session, known.offset()))
                    .orElseGet(() -> input.fence(session));
            return Optional.of(get(fence, Duration.ofSeconds(FENCE_SECONDS)));
        } catch (PlatformException e) {
            return Optional.empty();
        }
    }

    /** Sends and prints the receipt; the exit code tells the outcome. */
    public int send(CommandContext context, SessionId session, byte[] bytes) throws InterruptedException {
        InputRequest request =
                new InputRequest(bytes, submit, fence, context.caller().name(), timeout);
        try {
            InputReceipt receipt =
                    get(context.services().input().submit(session, request), timeout.plusSeconds(SPARE_SECONDS));
            print(context, session, receipt);
            return switch (receipt.outcome()) {
                case TYPED, TAKEN -> 0;
                case UNPROVEN -> UNPROVEN;
                case HELD -> HELD;
            };
        } catch (PlatformException e) {
            boolean refused = e.code() == SessionErrorCode.SCREEN_CHANGED;
            if (!refused && e.code() != SessionErrorCode.TIMEOUT) {
                throw e;
            }
            if (json) {
                refusal(context, session, refused ? "refused" : "timeout", String.valueOf(e.getMessage()));
            }
            context.caller().err().println("error: " + e.getMessage());
            return refused ? REFUSED : TIMED_OUT;
        }
    }

    private static void refusal(CommandContext context, SessionId session, String outcome, String detail) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", session.value());
        fields.put("outcome", outcome);
        fields.put("detail", detail);
        context.caller().out().print(Json.write(fields));
    }

    private void print(CommandContext context, SessionId session, InputReceipt receipt) {
        String outcome = word(receipt.outcome());
        if (!json) {
            String seen = receipt.evidence() == Evidence.NONE ? "" : " (" + word(receipt.evidence()) + ")";
            context.caller().out().print(outcome + seen + ": " + receipt.detail() + "\n");
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", session.value());
        fields.put("outcome", outcome);
        fields.put("evidence", word(receipt.evidence()));
        fields.put("detail", receipt.detail());
        fields.put("offset_before", receipt.offsetBefore());
        fields.put("offset_after", receipt.offsetAfter());
        fields.put("enters", receipt.enters());
        fields.put("bracketed", receipt.bracketed());
        context.caller().out().print(Json.write(fields));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T get(CompletableFuture<T> future, Duration longest) throws InterruptedException {
        try {
            return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlatformException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, "the session service does not answer", e);
        }
    }
}
