// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LinePatternTest {
    /** Like {@code (a+)+$}, which recent Java runtimes see through; a reference to a group they do not. */
    private static final String SLOW = "((a+)\\2?)+$";

    private static final String LINE = "a".repeat(60) + "!";

    private static LinePattern pattern(String expression, long millis) {
        return new LinePattern(Pattern.compile(expression), Duration.ofMillis(millis));
    }

    @Test
    void findsWhatIsThere() throws Exception {
        Deadline never = Deadline.after(Duration.ZERO);
        assertThat(pattern("b(c|d)", 1000).isFoundIn("abd", never)).isTrue();
        assertThat(pattern("^b", 1000).isFoundIn("abd", never)).isFalse();
    }

    @Test
    void givesUpAnExpressionThatComesToNoEnd() {
        assertThatThrownBy(() -> pattern(SLOW, 30).isFoundIn(LINE, Deadline.after(Duration.ZERO)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("--match '" + SLOW + "' takes more than")
                .hasMessageContaining("a line of 61 characters; use a simpler expression");
    }

    @Test
    void findsNothingOnceTheDeadlineHasPassed() throws Exception {
        Deadline deadline = Deadline.after(Duration.ofMillis(30));
        assertThat(pattern(SLOW, 10_000).isFoundIn(LINE, deadline)).isFalse();
        assertThat(deadline.passed()).isTrue();
        assertThat(pattern("(a+)+$", 10_000).isFoundIn(LINE, Deadline.after(Duration.ofMillis(500))))
                .isFalse();
    }

    @Test
    void endsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pattern(SLOW, 10_000).isFoundIn(LINE, Deadline.after(Duration.ZERO)))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
