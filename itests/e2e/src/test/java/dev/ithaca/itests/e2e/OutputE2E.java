// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was printed comes back: from logs, from an attach without a terminal, after the end as well as during the run. */
class OutputE2E {
    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @Test
    void givesBackTenThousandLinesExactly() {
        String id = ithaca.startShell("i=0; while [ $i -lt 10000 ]; do i=$((i+1)); echo line $i; done");
        ithaca.awaitEnded(id);

        assertThat(ithaca.must("logs", id, "--tail", "20000", "--no-truncate")).isEqualTo(lines(10_000));
        assertThat(ithaca.must("logs", id, "--tail", "3")).isEqualTo("line 9998\nline 9999\nline 10000\n");
    }

    @Test
    void givesTheLogOfARunningSessionBeyondItsScreen() {
        String id = ithaca.startShell("for i in $(seq 500); do echo line $i; done; read wait");
        ithaca.awaitLogs(id, "line 500");

        assertThat(ithaca.must("logs", id, "--tail", "600", "--no-truncate")).isEqualTo(lines(500));
        ithaca.must("kill", id);
    }

    @Test
    void resolvesProgressBarsAndStripsColours() {
        String id = ithaca.startShell(
                "for i in 10 50 100; do printf '\\rprogress %s%%' $i; done; printf '\\n\\033[31mred\\033[0m\\n'");
        ithaca.awaitEnded(id);

        assertThat(ithaca.must("logs", id)).isEqualTo("progress 100%\nred\n");
        assertThat(ithaca.must("logs", id, "--keep-color")).contains("\u001b[").contains("red");
    }

    @Test
    void givesTheRawBytes() {
        String id = ithaca.startShell("printf 'a\\033[1mb\\033[0m\\r\\n\\377'");
        ithaca.awaitEnded(id);

        assertThat(ithaca.run("logs", id, "--raw").bytes())
                .isEqualTo("a\u001b[1mb\u001b[0m\r\r\n\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void followsALogToItsEnd() {
        String id = ithaca.startShell("for i in $(seq 20); do echo line $i; sleep 0.02; done");

        assertThat(ithaca.must("logs", id, "--follow")).contains("line 1\n").contains("line 20\n");
    }

    @Test
    void streamsWithoutATerminalAndEndsWithTheCommandsCode() {
        Commands.Result result = ithaca.run("start", "sh", "-c", "for i in $(seq 300); do echo line $i; done; exit 3");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out().replace("\r\n", "\n")).startsWith(lines(300)).contains(" has ended.");
    }

    @Test
    void replaysAnEndedSessionWithoutATerminal() {
        String id = ithaca.startShell("echo once; exit 4");
        ithaca.awaitEnded(id);

        Commands.Result result = ithaca.run("attach", id);

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out().replace("\r\n", "\n")).isEqualTo("once\nSession " + id + " has ended.\n");
    }

    @Test
    void readsLogsWithoutADaemonToo() throws Exception {
        try (Ithaca own = new Ithaca().started()) {
            String id = own.startShell("echo kept");
            own.awaitEnded(id);
            own.must("daemon", "stop");

            assertThat(own.must("logs", id)).isEqualTo("kept\n");
        }
    }

    @Test
    void keepsLogsOfEvictedSessionsAndRefusesInputToThem() throws Exception {
        try (Ithaca own =
                new Ithaca().configured("{\"session_eviction_seconds\": 1}").started()) {
            String id = own.startShell("echo kept after eviction");
            own.awaitEnded(id);

            org.awaitility.Awaitility.await()
                    .atMost(PtyDriver.SOON)
                    .until(() -> own.run("send", id, "x").exit() == 1);

            assertThat(own.run("send", id, "x").err())
                    .startsWith("error: ")
                    .contains(id)
                    .hasLineCount(1);
            assertThat(own.must("logs", id)).isEqualTo("kept after eviction\n");
            assertThat(own.session(id).get("exit_code").asInt()).isZero();
        }
    }
}
