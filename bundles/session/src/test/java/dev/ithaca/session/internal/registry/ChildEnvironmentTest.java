// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildEnvironmentTest {
    private static final SessionId ID = new SessionId("abc1234");

    @Test
    void passesTheCallersVariablesOn() {
        Map<String, String> child = of(Map.of("PATH", "/bin", "API_TOKEN", "x", "LANG", "C.UTF-8"));

        assertThat(child)
                .containsEntry("PATH", "/bin")
                .containsEntry("API_TOKEN", "x")
                .containsEntry("LANG", "C.UTF-8");
    }

    @Test
    void leavesOutWhatTheManualNames() throws Exception {
        String manual = Files.readString(Path.of("..", "..", "docs", "cli.md"));
        Matcher list = Pattern.compile("is the caller's, without `([^`]+)`").matcher(manual);

        assertThat(list.find()).isTrue();
        assertThat(list.group(1).split("\\s+")).containsExactlyInAnyOrderElementsOf(ChildEnvironment.LEFT_OUT);
    }

    @Test
    void namesTheSessionAndItsDirectory() {
        assertThat(of(Map.of("PWD", "/old")))
                .containsEntry("ITHACA_SESSION_ID", "abc1234")
                .containsEntry("PWD", "/work");
    }

    @Test
    void leavesOutWhatDescribesTheCallersTerminalOrIthacaItself() {
        Map<String, String> child =
                of(Map.of("TMUX", "x", "COLUMNS", "80", "ITHACA_NAME", "/s", "OLY_SOCKET_NAME", "/s", "_", "/x"));

        assertThat(child).doesNotContainKeys("TMUX", "COLUMNS", "ITHACA_NAME", "OLY_SOCKET_NAME", "_");
    }

    @Test
    void commandsInsideTheSessionFindTheSameDaemon() {
        assertThat(of(Map.of("ITHACA_STATE_DIR", "/s"))).containsEntry("ITHACA_STATE_DIR", "/s");
    }

    @ParameterizedTest
    @CsvSource({
        "xterm-kitty, xterm-kitty",
        "alacritty, alacritty",
        "xterm-direct, xterm-direct",
        "xterm, xterm-256color",
        "dumb, xterm-256color",
        "tmux-256color, xterm-256color",
        "screen.xterm-kitty, xterm-256color"
    })
    void keepsOnlyABetterTerminalType(String callers, String expected) {
        assertThat(of(Map.of("TERM", callers))).containsEntry("TERM", expected);
    }

    @Test
    void hasATerminalTypeForACallerWithoutOne() {
        assertThat(of(Map.of())).containsEntry("TERM", "xterm-256color").containsEntry("COLORTERM", "truecolor");
    }

    private static Map<String, String> of(Map<String, String> caller) {
        return ChildEnvironment.of(caller, ID, "/work");
    }
}
