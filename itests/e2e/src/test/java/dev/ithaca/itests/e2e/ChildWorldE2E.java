// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The world that a command finds itself in: directory, environment, terminal, and answers to what it asks of the terminal. */
class ChildWorldE2E {
    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca();
        ithaca.environment().put("E2E_CALLER", "from the caller");
        ithaca.started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static String outputOf(String script) {
        String id = ithaca.startShell(script);
        ithaca.awaitEnded(id);
        return ithaca.must("logs", id, "--tail", "1000");
    }

    @Test
    void runsInTheCallersDirectory() throws IOException {
        assertThat(outputOf("pwd -P").strip())
                .isEqualTo(ithaca.work().toRealPath().toString());
    }

    @Test
    void runsInTheDirectoryThatWasAskedFor() throws IOException {
        Path elsewhere = Files.createDirectories(ithaca.work().resolve("else where"));
        String id = ithaca.start("--cwd", "else where", "--", "pwd", "-P");
        ithaca.awaitEnded(id);

        assertThat(ithaca.must("logs", id, "--no-truncate").strip())
                .isEqualTo(elsewhere.toRealPath().toString());
    }

    @Test
    void hasTheCallersEnvironmentNotTheDaemons() {
        ithaca.environment().put("E2E_LATER", "set after the daemon's start");

        assertThat(outputOf("echo \"$E2E_CALLER, $E2E_LATER\"").strip())
                .isEqualTo("from the caller, set after the daemon's start");
    }

    @Test
    void findsTheCommandOnTheCallersPathAndDirectory() throws IOException {
        Path script = ithaca.work().resolve("here.sh");
        Files.writeString(script, "#!/bin/sh\necho found here\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        String id = ithaca.start("./here.sh");
        ithaca.awaitEnded(id);

        assertThat(ithaca.must("logs", id)).contains("found here");
    }

    @Test
    void knowsItsSessionAndItsTerminal() {
        String id = ithaca.startShell("echo $ITHACA_SESSION_ID $TERM $COLORTERM; stty size; tty");
        ithaca.awaitEnded(id);

        assertThat(ithaca.must("logs", id))
                .contains(id + " xterm-256color")
                .contains("24 80")
                .contains("/dev/pts/");
    }

    @Test
    void leaksNoDescriptorsIntoTheChild() {
        assertThat(outputOf("ls /proc/$$/fd").strip().split("\\s+"))
                .hasSizeLessThanOrEqualTo(4)
                .contains("0", "1", "2");
    }

    @Test
    void answersACursorQuestionOnceAndRight() {
        String output = outputOf("""
                printf '\\n\\nabc'
                stty raw -echo min 6 time 50
                printf '\\033[6n'
                answer=$(dd bs=6 count=1 2>/dev/null | od -An -c | tr -d ' \\n')
                stty sane
                printf '\\nanswer %s\\n' "$answer"
                """);

        assertThat(output).contains("answer 033[3;4R").doesNotContain("\u001b");
    }

    @Test
    void keepsTwoSessionsApart() {
        String one = ithaca.startShell("for i in $(seq 200); do echo ONE $i; done");
        String two = ithaca.startShell("for i in $(seq 200); do echo TWO $i; done");
        ithaca.awaitEnded(one);
        ithaca.awaitEnded(two);

        assertThat(ithaca.must("logs", one, "--tail", "1000"))
                .contains("ONE 200")
                .doesNotContain("TWO");
        assertThat(ithaca.must("logs", two, "--tail", "1000"))
                .contains("TWO 200")
                .doesNotContain("ONE");
    }

    @Test
    void refusesADirectoryThatDoesNotExist() {
        Commands.Result missing = ithaca.run("start", "-d", "--cwd", "/does/not/exist", "true");

        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err())
                .contains("/does/not/exist")
                .startsWith("error: ")
                .hasLineCount(1);
        assertThat(ithaca.run("start", "-d", "--cwd", "/etc/passwd", "true").err())
                .contains("not a directory");
    }
}
