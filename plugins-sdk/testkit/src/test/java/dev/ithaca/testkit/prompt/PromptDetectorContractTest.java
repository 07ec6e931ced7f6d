// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.TerminalView;
import dev.ithaca.testkit.BrokenRules;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the contract finds the detector that breaks it, and no other rule does. */
class PromptDetectorContractTest {
    private static final String ASKS = "Enter a value: ";

    @Test
    void aGoodDetectorPassesEachRule() {
        assertThat(BrokenRules.of(Good.class)).isEmpty();
        assertThat(BrokenRules.tried(Good.class))
                .containsExactlyInAnyOrder(
                        "recognises",
                        "isNotFooled",
                        "bearsEveryView",
                        "answersWithinItsDeadline",
                        "keepsNothingOfOneSessionForAnother");
    }

    @ParameterizedTest
    @ValueSource(classes = {SeesNothing.class, IsNotSure.class, GivesNoEvidence.class})
    void recognises(Class<?> bad) {
        assertThat(BrokenRules.of(bad)).containsExactly("recognises");
    }

    @Test
    void whoNamesNoScreenThatWaitsHasShownNothing() {
        assertThat(BrokenRules.of(HasNoScreens.class)).contains("recognises");
    }

    @Test
    void isNotFooled() {
        assertThat(BrokenRules.of(LooksAtOldOutput.class)).containsExactly("isNotFooled");
    }

    @ParameterizedTest
    @ValueSource(classes = {NeedsARow.class, AnswersNull.class})
    void bearsEveryView(Class<?> bad) {
        assertThat(BrokenRules.of(bad)).containsExactly("bearsEveryView");
    }

    @Test
    void answersWithinItsDeadline() {
        assertThat(BrokenRules.of(IsSlow.class)).containsExactly("answersWithinItsDeadline");
    }

    @Test
    void keepsNothingOfOneSessionForAnother() {
        assertThat(BrokenRules.of(Remembers.class)).containsExactly("keepsNothingOfOneSessionForAnother");
    }

    private static Optional<Assessment> opinion(boolean asks) {
        return asks
                ? Optional.of(Assessment.of(Assessment.State.NEEDS_INPUT, Assessment.Kind.TEXT, "asks", 0.9)
                        .because("it asks for a value"))
                : Optional.empty();
    }

    private static boolean asks(TerminalView view) {
        return view.cursorLine().startsWith(ASKS.strip());
    }

    static class Good extends PromptDetectorContract {
        @Override
        protected PromptDetector detector() {
            return view -> opinion(asks(view));
        }

        @Override
        protected Map<String, TerminalView> waiting() {
            return Map.of("asks", TerminalViews.showing(ASKS).view());
        }

        @Override
        protected Map<String, TerminalView> notWaiting() {
            return Map.of(
                    "was answered", TerminalViews.showing(ASKS + "7", "done").view());
        }
    }

    static final class SeesNothing extends Good {
        @Override
        protected PromptDetector detector() {
            return view -> Optional.empty();
        }
    }

    static final class IsNotSure extends Good {
        @Override
        protected PromptDetector detector() {
            return view -> opinion(asks(view))
                    .map(one -> Assessment.of(one.state(), one.kind(), one.rule(), Assessment.LEAST / 2)
                            .because("perhaps"));
        }
    }

    static final class GivesNoEvidence extends Good {
        @Override
        protected PromptDetector detector() {
            return view -> opinion(asks(view))
                    .map(one -> Assessment.of(one.state(), one.kind(), one.rule(), one.confidence()));
        }
    }

    static final class HasNoScreens extends Good {
        @Override
        protected Map<String, TerminalView> waiting() {
            return Map.of();
        }
    }

    static final class LooksAtOldOutput extends Good {
        @Override
        protected PromptDetector detector() {
            return view -> opinion(view.lines().stream().anyMatch(line -> line.startsWith(ASKS.strip())));
        }
    }

    static final class NeedsARow extends Good {
        @Override
        protected PromptDetector detector() {
            return view -> opinion(view.lines().get(view.cursorRow()).startsWith(ASKS.strip()));
        }
    }

    static final class AnswersNull extends Good {
        @Override
        protected PromptDetector detector() {
            return view -> view.lines().isEmpty() ? null : opinion(asks(view));
        }
    }

    static final class IsSlow extends Good {
        @Override
        protected PromptDetector detector() {
            return view -> {
                long end = System.nanoTime() + Duration.ofMillis(60).toNanos();
                while (asks(view) && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return opinion(asks(view));
            };
        }
    }

    static final class Remembers extends Good {
        @Override
        protected PromptDetector detector() {
            AtomicInteger others = new AtomicInteger();
            return view -> {
                if (!asks(view)) {
                    others.incrementAndGet();
                }
                return opinion(asks(view) && others.get() == 0);
            };
        }
    }
}
