// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link Notifier} keeps to. Extend it beside the notifier's own tests and say how to make one; the tests that need
 * a receiver which is away, or which never answers, are there if you can make such a notifier.
 */
public abstract class NotifierContract {
    private static final Duration INTERRUPT = Duration.ofSeconds(5);

    /** Made by the subclass. */
    protected NotifierContract() {}

    /**
     * A notifier whose receiver takes everything.
     *
     * @return a new one for each call
     * @throws Exception if that fails, and the test with it
     */
    protected abstract Notifier working() throws Exception;

    /**
     * A notifier whose receiver cannot be reached: nothing listens, a program is not there.
     *
     * @return nothing if it has no receiver that can be away
     * @throws Exception if that fails, and the test with it
     */
    protected Optional<Notifier> unreachable() throws Exception {
        return Optional.empty();
    }

    /**
     * A notifier whose receiver is reached and never answers.
     *
     * @return nothing if it waits for nobody
     * @throws Exception if that fails, and the test with it
     */
    protected Optional<Notifier> unanswered() throws Exception {
        return Optional.empty();
    }

    /**
     * What no message to the user may hold: tokens, passwords, addresses that are secrets.
     *
     * @return the secrets of the notifiers above
     */
    protected List<String> secrets() {
        return List.of();
    }

    @TestFactory
    final Stream<DynamicTest> takesEveryNotificationWithinItsDeadline() {
        return Notifications.all().stream()
                .map(notification -> DynamicTest.dynamicTest(notification.id(), () -> takes(notification)));
    }

    private void takes(Notification notification) throws Exception {
        Notifier notifier = working();
        long begin = System.nanoTime();

        Delivery delivery = notifier.deliver(notification);

        assertThat(delivery).as("the answer").isNotNull();
        assertThat(delivery.outcome()).as(delivery.detail()).isIn(Delivery.Outcome.DELIVERED, Delivery.Outcome.IGNORED);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(Duration.ofSeconds(Notifier.DEADLINE_SECONDS));
        assertTellsNoSecret(delivery.detail());
    }

    @Test
    final void deliversWhatMatters() throws Exception {
        assertThat(working().deliver(Notifications.inputNeeded()).outcome()).isEqualTo(Delivery.Outcome.DELIVERED);
    }

    @Test
    final void takesTheSameNotificationAgain() throws Exception {
        Notifier notifier = working();
        notifier.deliver(Notifications.plain());

        assertThat(notifier.deliver(Notifications.plain()).outcome())
                .isIn(Delivery.Outcome.DELIVERED, Delivery.Outcome.IGNORED);
    }

    @TestFactory
    final Stream<DynamicTest> aReceiverThatIsAwayIsAFailureThatMayGetBetter() throws Exception {
        return unreachable().stream()
                .map(notifier -> DynamicTest.dynamicTest("unreachable", () -> failsForNow(notifier)));
    }

    private void failsForNow(Notifier notifier) {
        try {
            Delivery delivery = notifier.deliver(Notifications.inputNeeded());

            assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Delivery.Outcome.RETRY);
            assertTellsNoSecret(delivery.detail());
        } catch (Exception e) {
            // An exception is a retry too.
            assertTellsNoSecret(String.valueOf(e.getMessage()));
        }
    }

    @TestFactory
    final Stream<DynamicTest> anInterruptEndsACallThatWaits() throws Exception {
        return unanswered().stream()
                .map(notifier -> DynamicTest.dynamicTest("unanswered", () -> endsWhenInterrupted(notifier)));
    }

    private static void endsWhenInterrupted(Notifier notifier) throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                ended.complete(notifier.deliver(Notifications.plain()).outcome().name());
            } catch (Exception e) {
                ended.complete(e.getClass().getName());
            }
        });
        caller.setDaemon(true);
        caller.start();
        awaitWaiting(caller);

        caller.interrupt();

        assertThat(ended.get(INTERRUPT.toMillis(), TimeUnit.MILLISECONDS))
                .as("a call that was interrupted delivers nothing")
                .isNotEqualTo(Delivery.Outcome.DELIVERED.name());
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + INTERRUPT.toNanos();
        while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
            // One that blocks in native code looks as if it ran; the interrupt comes after a while then.
            if (!thread.isAlive() || System.nanoTime() > end) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    private void assertTellsNoSecret(String text) {
        for (String secret : secrets()) {
            assertThat(text).as("what the user is shown").doesNotContain(secret);
        }
    }
}
