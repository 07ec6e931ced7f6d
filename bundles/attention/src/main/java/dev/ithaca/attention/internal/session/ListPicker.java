// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Picks a choice of a list as a human would: moves the pointer one key at a time, looks where it is, and presses Enter only on a
 * screen that shows it at the choice. A program that takes no arrow keys, or whose list changed, is left as it is.
 */
final class ListPicker {
    private static final byte[] UP = "\u001b[A".getBytes(US_ASCII);
    private static final byte[] DOWN = "\u001b[B".getBytes(US_ASCII);
    private static final byte[] NOTHING = {};
    private static final long LOOK_MILLIS = 40;
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(2);

    private final Terminals terminals;
    private final SessionId session;
    private final String rule;
    private final String choice;
    private final Answer answer;
    private final long until;

    ListPicker(Terminals terminals, SessionId session, String rule, String choice, Answer answer) {
        this.terminals = terminals;
        this.session = session;
        this.rule = rule;
        this.choice = choice;
        this.answer = answer;
        this.until = System.nanoTime() + answer.deadline().toNanos();
    }

    /** Begins on the screen that the fence stands for. */
    CompletableFuture<InputReceipt> pick(ScreenFence fence) {
        return CompletableFuture.supplyAsync(this::look, terminals.pools().common())
                .thenCompose(view -> step(view, fence));
    }

    private CompletableFuture<InputReceipt> step(ScreenView view, ScreenFence fence) {
        ListedChoices list = list(view).orElseThrow(ListPicker::gone);
        int target = list.labels().indexOf(choice);
        if (target < 0) {
            throw gone();
        }
        Duration left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
        if (target == list.pointed()) {
            return terminals
                    .input()
                    .submit(
                            session,
                            InputRequest.submitting(NOTHING, answer.by())
                                    .withFence(fence)
                                    .withDeadline(left));
        }
        byte[] key = target < list.pointed() ? UP : DOWN;
        InputRequest move =
                InputRequest.typing(key, answer.by()).withFence(fence).withDeadline(left);
        long moved = Math.min(until, System.nanoTime() + LONGEST_MOVE.toNanos());
        return terminals.input().submit(session, move).thenCompose(typed -> await(list.pointed(), moved));
    }

    /** Looks until the pointer is somewhere else; then goes on with what is shown there. */
    private CompletableFuture<InputReceipt> await(int before, long moved) {
        return CompletableFuture.supplyAsync(this::look, later()).thenCompose(view -> {
            int now = list(view).map(ListedChoices::pointed).orElse(-1);
            if (now >= 0 && now != before) {
                return terminals.input().fence(session, view.offset()).thenCompose(fence -> step(view, fence));
            }
            if (System.nanoTime() > moved) {
                throw gone();
            }
            return await(before, moved);
        });
    }

    private Executor later() {
        return task -> {
            var unused = terminals
                    .pools()
                    .timers()
                    .schedule(() -> terminals.pools().common().execute(task), LOOK_MILLIS, TimeUnit.MILLISECONDS);
        };
    }

    private Optional<ListedChoices> list(ScreenView view) {
        return ListedChoices.of(rule, Words.of(view));
    }

    private ScreenView look() {
        @Nullable Exception cause;
        try (SessionOutput output = terminals.sessions().output(session)) {
            return output.screen(SessionOutput.NOW, 0);
        } catch (BytesGoneException e) {
            cause = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause = e;
        }
        throw new PlatformException(SessionErrorCode.SCREEN_CHANGED, "its screen cannot be read", cause);
    }

    private static PlatformException gone() {
        return new PlatformException(
                SessionErrorCode.SCREEN_CHANGED, "the list does not show the choice, or does not move to it");
    }
}
