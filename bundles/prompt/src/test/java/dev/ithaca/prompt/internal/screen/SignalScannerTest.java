// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.spi.prompt.Signal.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalScannerTest {
    private final SignalScanner scanner = new SignalScanner();

    private List<Signal> feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            scanner.feed(new byte[] {bytes[i]}, 1, i);
        }
        return scanner.signals();
    }

    @Test
    void findsNotificationsHoweverTheyAreEnded() {
        assertThat(feed("a\033]9;hi\007")).containsExactly(new Signal(Kind.NOTIFICATION, "hi", 8));
        assertThat(feed("\033]777;notify;T;bödy\033\\"))
                .extracting(Signal::text)
                .containsExactly("bödy");
        assertThat(feed("\033]1337;RequestAttention=yes\007")).hasSize(1);
    }

    @Test
    void keepsTheLastOfEachKindInTheirOrder() {
        assertThat(feed("\033]133;C\007x\033]133;D;1\007\007\033]133;A\033\\\033]9;4;1;40\007\033]9;4;0\007"))
                .extracting(Signal::kind)
                .containsExactly(
                        Kind.COMMAND_STARTED,
                        Kind.COMMAND_ENDED,
                        Kind.BELL,
                        Kind.PROMPT_SHOWN,
                        Kind.PROGRESS,
                        Kind.PROGRESS_ENDED);
    }

    @Test
    void takesNoCommandOfOtherTerminalsForANotification() {
        assertThat(feed("\033]9;9;/home/ann\007\033]9;12\007")).isEmpty();
        assertThat(feed("\033]9;5 tests failed\007")).hasSize(1);
    }

    @Test
    void takesNothingFromTitlesAndEndlessCommands() {
        assertThat(feed("\033]0;title\007\033]1337;File=" + "A".repeat(10_000) + "\033]9;later\007"))
                .extracting(Signal::text)
                .containsExactly("later");
    }

    @Test
    void takesTheByteThatEndsAnImageOrTheClipboardForNoBell() {
        assertThat(feed("\033]52;c;" + "A".repeat(10_000) + "\007")).isEmpty();
        assertThat(feed("\007")).extracting(Signal::kind).containsExactly(Kind.BELL);
    }
}
