// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The eyes and fingers of the end-to-end tests, tried on programs that are not ours. */
class DriversTest {
    @TempDir
    private Path work;

    private static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("TERM", "xterm-256color");
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }

    private PtyDriver terminal(String script) {
        return new PtyDriver(List.of("sh", "-c", script), environment(), work.toString(), 24, 80);
    }

    @Test
    void findsTextInTheOrderItCameWithoutItsColours() {
        try (PtyDriver terminal = terminal("printf '\\033[31mone\\033[0m two\\n'; read line; echo got $line; exit 3")) {
            terminal.awaitText("one two");
            terminal.send("keys\r");
            assertThat(terminal.awaitText("got (\\w+)").group(1)).isEqualTo("keys");
            assertThat(terminal.awaitExit()).isEqualTo(3);
            assertThatThrownBy(() -> terminal.awaitText("one")).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void givesUpAtTheDeadlineAndShowsWhatThereWas() {
        try (PtyDriver terminal = terminal("echo something else; read line")) {
            terminal.awaitText("(?=something else)");
            assertThatThrownBy(() -> terminal.awaitText("never", Duration.ofMillis(300)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("something else");
        }
    }

    @Test
    void resizesTheTerminal() {
        try (PtyDriver terminal = terminal("trap 'stty size' WINCH; echo ready; while :; do sleep 0.02; done")) {
            terminal.awaitText("ready");
            terminal.resize(50, 132);
            terminal.awaitText("50 132");
        }
    }

    @Test
    void seesAScreenThroughTmux() {
        assumeTrue(Commands.available("tmux"), "tmux is not installed (Debian package tmux)");
        List<String> program = List.of("sh", "-c", "printf '\\033[5;10H\\033[7mhere\\033[0m'; read line; echo $line");
        try (TmuxScreen screen = new TmuxScreen(environment(), work, 24, 80, program)) {
            screen.awaitText("here");
            assertThat(screen.text().lines().toList().get(4)).isEqualTo("         here");
            assertThat(screen.cursor()).isEqualTo("4 13 1 0");
            screen.send("typed\r");
            screen.awaitText("typed");
        }
    }

    @Test
    void tellsStylesApartOnlyWhereTheyShow() {
        assertThat(StyledCells.of("\u001b[93m  1\u001b[39m \u001b[4m \u001b[0m\n"))
                .isEqualTo(StyledCells.of("  \u001b[93m1 \u001b[0;4m \u001b[0m\n"));
        assertThat(StyledCells.of("\u001b[31mred\n")).isNotEqualTo(StyledCells.of("red\n"));
        assertThat(StyledCells.of("\u001b[41m \u001b[0mx\n")).isNotEqualTo(StyledCells.of(" x\n"));
        assertThat(StyledCells.of("\u001b[38;5;121;1mx\n")).isEqualTo(StyledCells.of("\u001b[1m\u001b[38;5;121mx\n"));
    }

    @Test
    void readsOutputAndExitOfACommand() {
        Commands.Result result = Commands.run(
                List.of("sh", "-c", "cat; echo bad >&2; exit 4"),
                environment(),
                work,
                "in".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(result.out()).isEqualTo("in");
        assertThat(result.err()).isEqualTo("bad\n");
        assertThat(result.exit()).isEqualTo(4);
    }
}
