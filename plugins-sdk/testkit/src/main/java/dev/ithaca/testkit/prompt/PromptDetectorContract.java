// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link PromptDetector} keeps to. Extend it beside the detector's own tests, and say how to make one, what it
 * recognises and what it must not be fooled by.
 */
public abstract class PromptDetectorContract {
    private static final Duration FAST = Duration.ofMillis(PromptDetector.DEADLINE_MILLIS / 2);
    /** The first calls of a JVM are slow, so a slow one is tried again for this long. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Made by the subclass. */
    protected PromptDetectorContract() {}

    /**
     * The detector.
     *
     * @return a new one for each call
     */
    protected abstract PromptDetector detector();

    /**
     * Screens that wait for a human as this detector knows them.
     *
     * @return each by a name for the report; at least one
     */
    protected abstract Map<String, TerminalView> waiting();

    /**
     * Screens that look alike and do not wait: the words in old output, in a file that is shown, in a program that works.
     *
     * @return each by a name for the report; at least one
     */
    protected abstract Map<String, TerminalView> notWaiting();

    @TestFactory
    final Stream<DynamicTest> recognises() {
        assertThat(waiting()).as("screens that wait").isNotEmpty();
        return waiting().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    Optional<Assessment> opinion = detector().assess(one.getValue());

                    assertThat(opinion).as("an opinion").isPresent();
                    assertThat(opinion.get().confidence()).isGreaterThanOrEqualTo(Assessment.LEAST);
                    assertThat(opinion.get().waits()).as("%s", opinion.get()).isTrue();
                    assertThat(opinion.get().evidence())
                            .as("evidence, which ithaca explain shows")
                            .isNotEmpty();
                }));
    }

    @TestFactory
    final Stream<DynamicTest> isNotFooled() {
        assertThat(notWaiting()).as("screens that do not wait").isNotEmpty();
        return notWaiting().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    Optional<Assessment> opinion = detector().assess(one.getValue());

                    boolean says = opinion.isPresent()
                            && opinion.get().waits()
                            && opinion.get().confidence() >= Assessment.LEAST;
                    assertThat(says).as("%s", opinion).isFalse();
                }));
    }

    @TestFactory
    final Stream<DynamicTest> bearsEveryView() {
        return Stream.of(
                        odd("nothing on the screen"),
                        odd("no rows at all", new String[0]),
                        odd("rows of nothing but blanks", "", "", ""),
                        odd("one row of 100,000 characters", "x".repeat(100_000)),
                        odd("what regular expressions despair of", "a".repeat(5_000) + "!", "(".repeat(5_000)),
                        odd("wide and combined characters", "漢字 \uD83D\uDE80 e\u0301", "\uFFFD\u200B"),
                        huge())
                .map(view -> DynamicTest.dynamicTest(view.title(), () -> {
                    assertThat(detector().assess(view)).isNotNull();
                    assertFast(detector(), view);
                }));
    }

    private static TerminalView odd(String name, String... lines) {
        return view(name, Arrays.asList(lines), lines.length + 5);
    }

    private static TerminalView huge() {
        return view("a screen of 500 by 1,000", Collections.nCopies(500, "y/n? ".repeat(200)), 499);
    }

    /** The cursor may be where no row is. */
    private static TerminalView view(String name, List<String> lines, int cursorRow) {
        return new TerminalView(
                new SessionId("0000000"),
                List.of(),
                Long.MAX_VALUE,
                lines,
                1_000,
                cursorRow,
                2_000,
                false,
                true,
                name,
                KernelFacts.UNKNOWN,
                List.of(new Signal(Signal.Kind.BELL, "", 0)),
                Duration.ZERO,
                Duration.ofDays(1),
                true);
    }

    @TestFactory
    final Stream<DynamicTest> answersWithinItsDeadline() {
        return waiting().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> assertFast(detector(), one.getValue())));
    }

    private static void assertFast(PromptDetector detector, TerminalView view) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Duration best = Duration.ofNanos(Long.MAX_VALUE);
        while (best.compareTo(FAST) >= 0 && System.nanoTime() < end) {
            long begin = System.nanoTime();
            detector.assess(view);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best)
                .as("the best of many calls; the deadline is for the worst")
                .isLessThan(FAST);
    }

    @Test
    final void keepsNothingOfOneSessionForAnother() {
        PromptDetector detector = detector();
        waiting().values().forEach(view -> {
            Optional<Assessment> alone = detector().assess(view);
            notWaiting().values().forEach(detector::assess);
            assertThat(detector.assess(view)).isEqualTo(alone);
        });
    }
}
