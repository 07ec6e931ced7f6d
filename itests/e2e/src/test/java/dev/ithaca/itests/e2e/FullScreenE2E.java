// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Full-screen programs, seen by a terminal that is not ours: tmux shows the program under Ithaca and, beside it, the same
 * program without Ithaca. Both must look the same, on attach, after a detach, and at another size.
 */
class FullScreenE2E {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() throws IOException {
        ithaca = new Ithaca().started();
        Files.writeString(
                ithaca.work().resolve("text.c"),
                IntStream.rangeClosed(1, 300)
                        .mapToObj(i -> "int line_" + i + "(void) { return " + i + "; } /* größer 漢字 */")
                        .collect(Collectors.joining("\n", "", "\n")));
        Files.writeString(ithaca.work().resolve("vimrc"), "syntax on\nset number noswapfile ruler background=dark\n");
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    @BeforeEach
    void needsTmux() {
        assumeTrue(Commands.available("tmux"), "tmux is not installed (Debian package tmux)");
    }

    private static void needs(String program) {
        assumeTrue(Commands.available(program), program + " is not installed");
    }

    private static TmuxScreen plain(List<String> program) {
        return ithaca.screen(ROWS, COLUMNS, program);
    }

    private static void same(TmuxScreen ours, TmuxScreen plain) {
        await("both screens to be the same")
                .atMost(Ithaca.SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    assertThat(ours.text()).isEqualTo(plain.text());
                    assertThat(ours.styled()).isEqualTo(plain.styled());
                    assertThat(ours.cursor()).isEqualTo(plain.cursor());
                });
    }

    /** Attach, detach, attach again at another size: the same as without Ithaca, each time. */
    private static void looksTheSame(List<String> program, String keys, String shown, String quit) {
        TmuxScreen plain = plain(program);
        String id = ithaca.start(program.toArray(String[]::new));
        TmuxScreen first = ithaca.screen(ROWS, COLUMNS, ithaca.command("attach", id));
        plain.awaitText(shown);
        first.awaitText(shown);
        same(first, plain);

        plain.send(keys);
        first.send(keys);
        same(first, plain);
        first.send(PtyDriver.DETACH).awaitText("Detached from session");

        TmuxScreen second = ithaca.screen(ROWS, COLUMNS, ithaca.command("attach", id));
        second.awaitText("\\S");
        same(second, plain);
        second.resize(30, 100);
        plain.resize(30, 100);
        same(second, plain);

        second.send(quit).awaitText("has ended");
        assertThat(ithaca.awaitEnded(id).get("status").asText()).isEqualTo("stopped");
    }

    @Test
    void drawsVim() {
        needs("vim");
        looksTheSame(
                List.of("vim", "-u", "./vimrc", "-i", "NONE", "text.c"),
                "120Gzzoein neuer Text\u001b",
                "line_1\\(",
                ":q!\r");
    }

    @Test
    void drawsLess() {
        needs("less");
        looksTheSame(List.of("less", "-N", "text.c"), "/line_150\r", "line_1\\(", "q");
    }

    /** What top shows changes by the second, so its frame is compared: header rows, the reverse title row, its place. */
    @Test
    void drawsTop() {
        needs("top");
        String id = ithaca.start("env", "HOME=/nonexistent", "top", "-d", "600");
        TmuxScreen first = ithaca.screen(ROWS, COLUMNS, ithaca.command("attach", id));

        first.awaitText("^top - .*load average");
        List<String> rows = first.awaitText("^ +PID USER").lines().toList();
        assertThat(rows.get(0)).startsWith("top - ");
        assertThat(rows.get(6)).contains("PID USER", "COMMAND");
        first.send(PtyDriver.DETACH).awaitText("Detached from session");

        TmuxScreen second = ithaca.screen(ROWS, COLUMNS, ithaca.command("attach", id));
        List<String> again = second.awaitText("^ +PID USER").lines().toList();
        assertThat(again.get(0)).startsWith("top - ");
        assertThat(again.get(6)).isEqualTo(rows.get(6));
        second.send("q").awaitText("has ended");
    }

    @Test
    void keepsTheMainScreenBehindAnAlternateOne() {
        needs("less");
        TmuxScreen first = ithaca.screen(ROWS, COLUMNS, ithaca.command("start", "bash", "--norc", "--noprofile", "-i"));
        first.awaitText("\\$");
        first.send("echo main scr''een; less text.c\r").awaitText("line_1\\(");
        first.send(PtyDriver.DETACH);
        String id = first.awaitText("Detached from session [0-9a-f]+").replaceAll("(?s).*session ([0-9a-f]+).*", "$1");
        TmuxScreen second = ithaca.screen(ROWS, COLUMNS, ithaca.command("attach", id));
        second.awaitText("line_1\\(");

        second.send("q");

        assertThat(second.awaitText("^main screen")).doesNotContain("line_1(");
        ithaca.must("kill", id);
    }

    /** The last picture of a full-screen program stays readable after its end. */
    @Test
    void keepsTheLastFrameInTheLogs() {
        needs("less");
        String id = ithaca.start("less", "text.c");
        ithaca.awaitLogs(id, "line_1(");

        ithaca.must("send", id, "q");
        ithaca.awaitEnded(id);

        assertThat(ithaca.must("logs", id)).contains("line_1(");
    }
}
