// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A user at a terminal: attach, type, leave, come back. */
class AttachE2E {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String CTRL_Z = "\u001a";
    private static final String CTRL_BRACKET = "\u001d";

    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static PtyDriver shell() {
        PtyDriver terminal = ithaca.terminal("start", "bash", "--norc", "--noprofile", "-i");
        terminal.awaitText("\\$");
        return terminal;
    }

    private static String detach(PtyDriver terminal) {
        terminal.send(PtyDriver.DETACH);
        String id = terminal.awaitText("Detached from session ([0-9a-f]+)").group(1);
        assertThat(terminal.awaitExit()).isZero();
        return id;
    }

    @Test
    void goesOnWhileDetachedAndShowsTheScreenOnReturn() {
        PtyDriver first = shell();
        first.send("mkfifo gate; (read line < gate; echo whi''le away) & echo bef''ore\r");
        first.awaitText("\nbefore");
        String id = detach(first);
        assertThat(ithaca.status(id)).isEqualTo("running");
        Commands.must(List.of("sh", "-c", "echo go > " + ithaca.work().resolve("gate")));
        ithaca.awaitLogs(id, "while away");

        PtyDriver second = ithaca.terminal("attach", id);

        second.awaitText("before");
        second.awaitText("while away");
        second.send("echo typed again\r");
        second.awaitText("\ntyped again");
        detach(second);
        ithaca.must("kill", id);
    }

    @Test
    void endsWithTheCommandsExitCode() {
        PtyDriver terminal = shell();

        terminal.send("exit 5\r");

        terminal.awaitText("has ended");
        assertThat(terminal.awaitExit()).isEqualTo(5);
    }

    @Test
    void endsWithTheSignalOfTheCommand() {
        PtyDriver terminal = shell();

        terminal.send("kill -KILL $$\r");

        assertThat(terminal.awaitExit()).isEqualTo(128 + 9);
    }

    @Test
    void carriesCtrlCToTheForegroundProgram() {
        PtyDriver terminal = shell();
        terminal.send("sleep 60; echo slept $?\r");
        terminal.awaitText("slept");

        ithaca.awaitProgram("sleep");
        terminal.send(CTRL_C);

        terminal.awaitText("\\$");
        terminal.send("echo st''ill here\r");
        terminal.awaitText("\nstill here");
        ithaca.must("kill", detach(terminal));
    }

    @Test
    void suspendsWithCtrlZAndResumes() {
        PtyDriver terminal = shell();
        // The kernel echoes for the shell, too, which does not stop; only what the program itself says tells that it
        // has the terminal.
        terminal.send("sh -c 'echo re''ady; exec cat'\r");
        terminal.awaitText("\nready");
        terminal.send("ec''hoed\r");
        terminal.awaitText("\nec''hoed\nec''hoed");

        terminal.send(CTRL_Z);
        terminal.awaitText("Stopped");
        terminal.send("fg\r");
        terminal.awaitText("exec cat'\n");
        terminal.send("res''umed\r");
        terminal.awaitText("\nres''umed");

        terminal.send(CTRL_D);
        terminal.awaitText("\\$");
        ithaca.must("kill", detach(terminal));
    }

    @Test
    void passesTheDetachPrefixOnWhenTypedTwice() {
        PtyDriver terminal = ithaca.terminal(
                "start", "sh", "-c", "stty raw -echo; echo ready; dd bs=1 count=2 2>/dev/null | od -An -tx1");
        terminal.awaitText("ready");

        terminal.send(CTRL_BRACKET + CTRL_BRACKET + "x");

        terminal.awaitText("1d 78");
        assertThat(terminal.awaitExit()).isZero();
    }

    @Test
    void lookingOnlyNeitherTypesNorResizes() {
        String id = ithaca.start("sh", "-c", "echo visible; cat");
        ithaca.awaitLogs(id, "visible");
        PtyDriver viewer = ithaca.terminal("attach", "--read-only", id);
        viewer.awaitText("visible");

        viewer.resize(50, 132);
        viewer.send("must not arrive\r");
        ithaca.must("send", id, "from elsewhere", "key:enter");

        viewer.awaitText("from elsewhere");
        assertThat(detach(viewer)).isEqualTo(id);
        assertThat(ithaca.must("logs", id)).doesNotContain("must not arrive");
        ithaca.must("kill", id);
    }

    @Test
    void tellsTheChildAboutEveryNewSize() {
        PtyDriver terminal = ithaca.terminal(
                "start", "bash", "--norc", "-c", "trap 'stty size' WINCH; while :; do echo ready; sleep 0.02; done");
        terminal.awaitText("ready");

        terminal.resize(50, 132);
        terminal.awaitText("50 132");
        // A signal that comes before its trap has ended is none to bash.
        terminal.awaitText("ready");
        terminal.resize(10, 40);
        terminal.awaitText("10 40");

        ithaca.must("kill", detach(terminal));
    }

    @Test
    void givesTheSessionTheSizeOfTheTerminalThatAttaches() {
        String id = ithaca.start("bash", "--norc", "--noprofile", "-i");
        PtyDriver terminal = ithaca.terminal("attach", id);
        terminal.awaitText("\\$");

        terminal.resize(33, 99);
        terminal.send("until [ \"$(stty size)\" = '33 99' ]; do :; done; echo si''zed\r");

        terminal.awaitText("\nsized");
        ithaca.must("kill", detach(terminal));
    }

    @Test
    void showsTheSameToTwoTerminals() {
        PtyDriver one = shell();
        one.send("echo $ITHACA_SESSION_ID.\r");
        String id = one.awaitText("\n([0-9a-f]{7})\\.").group(1);
        PtyDriver two = ithaca.terminal("attach", id);
        two.awaitText("\\$");

        one.send("echo from o''ne\r");
        two.awaitText("\nfrom one");
        two.send("echo from t''wo\r");
        one.awaitText("\nfrom two");

        detach(one);
        two.send("echo on''ly two\r");
        two.awaitText("\nonly two");
        ithaca.must("kill", detach(two));
    }

    @Test
    void pastesAHundredKilobytesExactly() throws IOException {
        Path copy = ithaca.work().resolve("pasted");
        Random random = new Random(20261122);
        StringBuilder text = new StringBuilder();
        while (text.length() < 100_000) {
            text.append((char) ('!' + random.nextInt(90))).append(random.nextInt(70) == 0 ? "\n" : "");
        }
        String paste = "\u001b[200~" + text + "\u001b[201~";
        PtyDriver terminal = ithaca.terminal(
                "start",
                "sh",
                "-c",
                "stty raw -echo; printf '\\033[?2004hready'; head -c " + paste.length()
                        + " > pasted; stty sane; echo done");
        terminal.awaitText("ready");

        terminal.send(paste);

        terminal.awaitText("done");
        assertThat(Files.readString(copy, StandardCharsets.UTF_8)).isEqualTo(paste);
        assertThat(terminal.awaitExit()).isZero();
    }

    @Test
    void leavesTheTerminalAsItWas() {
        PtyDriver terminal = new PtyDriver(
                List.of("bash", "--norc", "--noprofile", "-i"),
                ithaca.environment(),
                ithaca.work().toString(),
                24,
                80);
        try (terminal) {
            terminal.awaitText("\\$");
            String program = String.join(" ", ithaca.command("start", "sh -c 'echo re''ady; exec cat'"));
            terminal.send(
                    "before=$(stty -g); " + program + "; test \"$before\" = \"$(stty -g)\" && echo un''changed\r");
            terminal.awaitText("\nready");
            terminal.send("seen\r");
            terminal.awaitText("\nseen");

            terminal.send(PtyDriver.DETACH);

            terminal.awaitText("Detached from session");
            terminal.awaitText("\nunchanged");
        }
    }

    @Test
    void detachesWhenTheWindowIsClosed() {
        PtyDriver terminal = ithaca.terminal("start", "sh", "-c", "echo $ITHACA_SESSION_ID.; cat");
        String id = terminal.awaitText("([0-9a-f]{7})\\.").group(1);

        terminal.close();

        await().atMost(Ithaca.SOON).until(() -> !terminal.isRunning());
        assertThat(ithaca.status(id)).isEqualTo("running");
        ithaca.must("send", id, "alive", "key:enter");
        ithaca.awaitLogs(id, "alive");
        ithaca.must("kill", id);
    }
}
