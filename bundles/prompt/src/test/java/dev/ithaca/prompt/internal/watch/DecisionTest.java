// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Verdict ASKS = new Verdict(Assessment.of(State.NEEDS_INPUT, Kind.TEXT, "test", 0.9), 100);
    private static final Verdict WORKS = new Verdict(Assessment.of(State.WORKING, Kind.NONE, "test", 0.9), 0);

    private final Decision decision = new Decision();

    private static TerminalView view(long offset, long silence, long sinceInput, boolean line) {
        return new TerminalView(
                new SessionId("abc1234"),
                List.of("x"),
                offset,
                List.of(""),
                80,
                0,
                0,
                true,
                false,
                "",
                KernelFacts.UNKNOWN,
                List.of(),
                Duration.ofMillis(silence),
                sinceInput < 0 ? null : Duration.ofMillis(sinceInput),
                line);
    }

    private long asked(long now) {
        decision.take(ASKS, view(10, 200, -1, false), now);
        assertThat(decision.current().waits()).isTrue();
        return decision.serial();
    }

    @Test
    void believesAWaitOnceTheOutputHasRested() {
        long again = decision.take(ASKS, view(10, 20, -1, false), 1000);

        assertThat(decision.current().waits()).isFalse();
        assertThat(again).isBetween(80L, 100L);
        decision.take(ASKS, view(11, 20, -1, false), 1110);
        assertThat(decision.current().waits()).as("it was seen for long enough").isTrue();
    }

    @Test
    void endsAtOnceWhatWasAnswered() {
        asked(1000);

        decision.take(WORKS, view(12, 10, 50, true), 2000);

        assertThat(decision.current().waits()).isFalse();
    }

    @Test
    void looksTwiceBeforeItEndsWhatWasNotAnswered() {
        long serial = asked(1000);

        long again = decision.take(WORKS, view(10, 900, -1, false), 2000);
        decision.take(ASKS, view(10, 1200, -1, false), 2000 + again);

        assertThat(decision.serial()).isEqualTo(serial);
        assertThat(decision.current().waits()).isTrue();
    }

    @Test
    void takesTheSameQuestionAfterAnAnswerForAnotherOne() {
        long serial = asked(1000);

        decision.take(ASKS, view(10, 900, 50, true), 2000);
        assertThat(decision.current().waits())
                .as("the answer may not be taken yet")
                .isFalse();
        decision.take(ASKS, view(20, 110, 200, true), 2150);

        assertThat(decision.current().waits()).isTrue();
        assertThat(decision.serial()).isGreaterThan(serial);
    }

    @Test
    void keepsOneWaitWhileItsAnswerIsTyped() {
        long serial = asked(1000);

        decision.take(ASKS, view(11, 110, 110, false), 2000);
        decision.take(ASKS, view(12, 110, 110, false), 3000);

        assertThat(decision.serial()).isEqualTo(serial);
    }

    @Test
    void keepsAQuestionWhileALineIsTypedForAnswerWhateverItLooksLike() {
        decision.take(asks(Kind.CONFIRM, "Remove it?"), view(10, 200, -1, false), 1000);
        long serial = decision.serial();

        decision.take(asks(Kind.TEXT, "Remove it? y"), lines(view(11, 110, 110, false)), 2000);

        assertThat(decision.serial()).isEqualTo(serial);
        assertThat(decision.current().kind()).isEqualTo(Kind.CONFIRM);
    }

    @Test
    void countsWhatCalledTheUserAsSpentOnceThatWasAnswered() {
        asked(1000);
        assertThat(decision.spent()).isNegative();

        decision.take(WORKS, view(12, 10, 50, true), 2000);

        assertThat(decision.spent()).isEqualTo(10);
    }

    @Test
    void takesAnotherQuestionAfterAKeyForAnotherWait() {
        decision.take(asks(Kind.CONFIRM, "Save it?"), view(10, 200, -1, false), 1000);
        long serial = decision.serial();

        decision.take(asks(Kind.CONFIRM, "Exit anyway?"), view(20, 110, 200, false), 2000);

        assertThat(decision.serial()).isGreaterThan(serial);
    }

    @Test
    void believesAPageThatKeepsDrawingOnlyOnceItRests() {
        Verdict page = new Verdict(Assessment.of(State.NEEDS_INPUT, Kind.MENU, "test", 0.7), 1500, true, false, "");

        for (long now = 1000; now < 9000; now += 500) {
            decision.take(page, view(now, 400, -1, false), now);
        }
        assertThat(decision.current().waits()).isFalse();
        decision.take(page, view(9000, 1600, -1, false), 10_500);

        assertThat(decision.current().waits()).isTrue();
    }

    @Test
    void takesTheSameQuestionShownAnewAfterAKeyForAnotherOne() {
        decision.take(line("replace with x (y/n/q)?"), keys(view(10, 200, -1, false)), 1000);
        long serial = decision.serial();

        decision.take(line("replace with x (y/n/q)?"), keys(view(11, 500, 100, false)), 1500);
        assertThat(decision.serial()).as("that was but a bell").isEqualTo(serial);

        decision.take(line("replace with x (y/n/q)?"), keys(view(60, 60, 60, false)), 2000);
        assertThat(decision.current().waits()).as("answered").isFalse();
        decision.take(line("replace with x (y/n/q)?"), keys(view(60, 200, 300, false)), 2300);
        assertThat(decision.current().waits()).isTrue();
        assertThat(decision.serial()).isGreaterThan(serial);
    }

    @Test
    void takesOtherWordsForAnotherQuestionThoughNobodyAnswered() {
        decision.take(asks(Kind.TEXT, "First name:"), view(10, 200, -1, false), 1000);
        long serial = decision.serial();

        decision.take(asks(Kind.TEXT, "Last name:"), view(30, 200, -1, false), 7000);

        assertThat(decision.serial()).isGreaterThan(serial);
        assertThat(decision.current().detail()).isEqualTo("Last name:");
    }

    @Test
    void keepsAQuestionThatCountsDown() {
        decision.take(asks(Kind.CONFIRM, "Continue in 10 s? [y/n]"), view(10, 200, -1, false), 1000);
        long serial = decision.serial();

        decision.take(asks(Kind.CONFIRM, "Continue in 9 s? [y/n]"), view(30, 200, -1, false), 2000);

        assertThat(decision.serial()).isEqualTo(serial);
    }

    @Test
    void takesTheSameWordsAboutSomethingElseForAnotherQuestion() {
        decision.take(about("npm test"), view(10, 400, -1, false), 1000);
        long serial = decision.serial();

        decision.take(about("npm test"), view(20, 400, 500, false), 2000);
        assertThat(decision.serial()).isEqualTo(serial);
        decision.take(about("git push"), view(90, 400, 500, false), 3000);
        decision.take(about("git push"), view(90, 900, 1500, false), 4000);

        assertThat(decision.serial()).isGreaterThan(serial);
    }

    private static Verdict about(String subject) {
        Assessment asks = Assessment.of(State.BLOCKED_ON_APPROVAL, Kind.MENU, "test", 0.9);
        return new Verdict(asks.asking("Do you want to proceed?"), 100, false, false, subject);
    }

    private static Verdict line(String detail) {
        Assessment asks = Assessment.of(State.NEEDS_INPUT, Kind.MENU, "test", 0.9);
        return new Verdict(asks.asking(detail), 100, false, true, "");
    }

    private static Verdict asks(Kind kind, String detail) {
        return new Verdict(Assessment.of(State.NEEDS_INPUT, kind, "test", 0.9).asking(detail), 100);
    }

    /** The same in a terminal that takes whole lines. */
    private static TerminalView lines(TerminalView view) {
        return with(view, true);
    }

    /** The same in a terminal that takes keys. */
    private static TerminalView keys(TerminalView view) {
        return with(view, false);
    }

    private static TerminalView with(TerminalView view, boolean canonical) {
        return new TerminalView(
                view.session(),
                view.command(),
                view.offset(),
                view.lines(),
                view.columns(),
                0,
                0,
                true,
                false,
                "",
                new KernelFacts("x", true, KernelFacts.Reading.YES, true, canonical, canonical, 1, 0),
                List.of(),
                view.silence(),
                view.sinceInput(),
                view.inputEndedLine());
    }
}
