// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void nothingThatAProgramCallsItselfOrSaysReachesTheTerminalOfWhoAsks() {
        Attention attention = new Attention(
                "w1",
                Attention.State.NEEDS_INPUT,
                Attention.Kind.AGENT_PROMPT,
                "notification",
                "done\u009b2J?",
                List.of("\u001b]0;me\u0007 is blocked until a key comes", "two\rone"),
                0.8,
                42,
                NOW.minusSeconds(3));

        assertThat(new Explanation(session(), Optional.of(attention), Optional.empty()).text(NOW))
                .isEqualTo("""
                        Session abc1234 (running): needs input (agent prompt)
                        Asks:  done 2J?
                        Rule:  notification, confidence 0.80
                        Since: 3 s, at byte 42
                          -  ]0;me  is blocked until a key comes
                          - two one
                        """);
    }

    private static SessionInfo session() {
        return new SessionInfo(
                new SessionId("abc1234"),
                null,
                List.of(),
                "x",
                List.of(),
                "/",
                SessionStatus.RUNNING,
                1L,
                NOW,
                NOW,
                null,
                null,
                null,
                24,
                80,
                0,
                null,
                true,
                true,
                null);
    }
}
