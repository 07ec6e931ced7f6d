// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.testkit.BrokenRules;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the contract finds the notifier that breaks it, and no other rule does. */
class NotifierContractTest {
    private static final String SECRET = "tk_secret";

    @Test
    void aGoodNotifierPassesEachRule() {
        assertThat(BrokenRules.of(Good.class)).isEmpty();
        assertThat(BrokenRules.tried(Good.class))
                .containsExactlyInAnyOrder(
                        "takesEveryNotificationWithinItsDeadline",
                        "deliversWhatMatters",
                        "takesTheSameNotificationAgain",
                        "aReceiverThatIsAwayIsAFailureThatMayGetBetter",
                        "anInterruptEndsACallThatWaits");
    }

    @Test
    void whatCannotBeAwayAndWaitsForNobodyIsTriedWithTheOtherRulesAndSkipsNone() {
        assertThat(BrokenRules.of(Local.class)).isEmpty();
        assertThat(BrokenRules.tried(Local.class))
                .containsExactlyInAnyOrder(
                        "takesEveryNotificationWithinItsDeadline",
                        "deliversWhatMatters",
                        "takesTheSameNotificationAgain");
    }

    @ParameterizedTest
    @ValueSource(classes = {AnswersNull.class, FallsOverTheFuture.class, RejectsTheHostile.class, TellsItsToken.class})
    void takesEveryNotification(Class<?> bad) {
        assertThat(BrokenRules.of(bad)).containsExactly("takesEveryNotificationWithinItsDeadline");
    }

    @Test
    void deliversWhatMatters() {
        assertThat(BrokenRules.of(IgnoresAll.class)).containsExactly("deliversWhatMatters");
    }

    @Test
    void takesTheSameAgain() {
        assertThat(BrokenRules.of(RefusesWhatItHadBefore.class)).containsExactly("takesTheSameNotificationAgain");
    }

    @ParameterizedTest
    @ValueSource(classes = {GivesUp.class, ClaimsToHaveDelivered.class, FailsWithItsToken.class})
    void aReceiverThatIsAwayMayComeBack(Class<?> bad) {
        assertThat(BrokenRules.of(bad)).containsExactly("aReceiverThatIsAwayIsAFailureThatMayGetBetter");
    }

    @Test
    void anInterruptIsNoDelivery() {
        assertThat(BrokenRules.of(TakesAnInterruptForAnAnswer.class)).containsExactly("anInterruptEndsACallThatWaits");
    }

    static class Local extends NotifierContract {
        @Override
        protected Notifier working() {
            return notification -> Delivery.delivered("");
        }

        @Override
        protected List<String> secrets() {
            return List.of(SECRET);
        }
    }

    static class Good extends Local {
        @Override
        protected Optional<Notifier> unreachable() {
            return Optional.of(notification -> {
                throw new IOException("connection refused");
            });
        }

        @Override
        protected Optional<Notifier> unanswered() {
            return Optional.of(notification -> {
                new CountDownLatch(1).await();
                return Delivery.delivered("");
            });
        }
    }

    static final class AnswersNull extends Good {
        @Override
        protected Notifier working() {
            return notification -> is(notification, Notifications.longest()) ? null : Delivery.delivered("");
        }
    }

    static final class FallsOverTheFuture extends Good {
        @Override
        protected Notifier working() {
            return notification -> {
                if (is(notification, Notifications.ofTheFuture())) {
                    throw new IllegalArgumentException(notification.kind());
                }
                return Delivery.delivered("");
            };
        }
    }

    static final class RejectsTheHostile extends Good {
        @Override
        protected Notifier working() {
            return notification -> is(notification, Notifications.hostile())
                    ? Delivery.rejected("it has odd characters")
                    : Delivery.delivered("");
        }
    }

    static final class TellsItsToken extends Good {
        @Override
        protected Notifier working() {
            return notification -> Delivery.delivered("sent with " + SECRET);
        }
    }

    static final class IgnoresAll extends Good {
        @Override
        protected Notifier working() {
            return notification -> Delivery.ignored("");
        }
    }

    static final class RefusesWhatItHadBefore extends Good {
        @Override
        protected Notifier working() {
            Set<String> had = new HashSet<>();
            return notification ->
                    had.add(notification.id()) ? Delivery.delivered("") : Delivery.rejected("it was there before");
        }
    }

    static final class GivesUp extends Good {
        @Override
        protected Optional<Notifier> unreachable() {
            return Optional.of(notification -> Delivery.rejected("nothing listens"));
        }
    }

    static final class ClaimsToHaveDelivered extends Good {
        @Override
        protected Optional<Notifier> unreachable() {
            return Optional.of(notification -> Delivery.delivered(""));
        }
    }

    static final class FailsWithItsToken extends Good {
        @Override
        protected Optional<Notifier> unreachable() {
            return Optional.of(notification -> {
                throw new IOException("cannot reach http://localhost/" + SECRET);
            });
        }
    }

    static final class TakesAnInterruptForAnAnswer extends Good {
        @Override
        protected Optional<Notifier> unanswered() {
            return Optional.of(notification -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    return Delivery.delivered("");
                }
                return Delivery.delivered("");
            });
        }
    }

    private static boolean is(Notification one, Notification other) {
        return one.id().equals(other.id());
    }
}
