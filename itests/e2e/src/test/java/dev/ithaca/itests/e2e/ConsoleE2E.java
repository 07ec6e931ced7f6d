// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A daemon in the foreground with Karaf's console, which attaches to sessions with its own terminal. */
class ConsoleE2E {
    private static final String CTRL_A = "\u0001";
    private static final String CTRL_BRACKET = "\u001d";
    private static final String CTRL_C = "\u0003";
    private static final String PROMPT = "@ithaca\\(\\)> ";

    private static Ithaca ithaca;
    private static PtyDriver console;

    @BeforeAll
    static void startDaemonWithConsole() throws IOException {
        assumeTrue(feature() < 24, "Karaf 4.4 opens no console on Java 24 and later");
        Installation installation = Installation.fresh("install-console");
        Path options = installation.home().resolve("etc").resolve("daemon.vmoptions");
        Files.writeString(
                options,
                Files.readString(options).replace("-Dkaraf.startLocalConsole=false", "-Dkaraf.startLocalConsole=true"));
        ithaca = new Ithaca(installation).configured("{\"detach_key\": \"ctrl+a\"}");
        console = ithaca.terminal("daemon", "start");
        console.awaitText(PROMPT);
        // The console is there before the last of the bundles.
        await().atMost(Ithaca.SOON).until(() -> ithaca.run("ls").exit() == 0);
    }

    @AfterAll
    static void stopAll() throws Exception {
        if (ithaca != null) {
            ithaca.close();
        }
    }

    private static int feature() throws IOException {
        Matcher version = Pattern.compile("JAVA_VERSION=\"(\\d+)")
                .matcher(Files.readString(Installation.javaHome().resolve("release")));
        assertThat(version.find()).isTrue();
        return Integer.parseInt(version.group(1));
    }

    private static void detach(String id) {
        console.send(CTRL_A + "d");
        console.awaitText("Detached from session " + id);
        console.awaitText(PROMPT);
    }

    @Test
    void attachesWithItsOwnTerminalAndGivesItBack() {
        String id = ithaca.start("bash", "--norc", "--noprofile", "-i");
        ithaca.must("send", id, "echo bef''ore", "key:enter");
        ithaca.awaitLogs(id, "before");

        console.send("ithaca:attach " + id + "\r");
        console.awaitText("\nbefore");
        console.send("stty size; echo ty''ped\r");
        console.awaitText("24 80\ntyped");
        console.resize(30, 100);
        await().atMost(Ithaca.SOON).until(() -> {
            ithaca.must("send", id, "stty size", "key:enter");
            return ithaca.must("logs", id, "--tail", "5").contains("30 100");
        });
        console.send("sleep 60; echo slept $?\r");
        console.awaitText("slept");
        ithaca.awaitProgram("sleep");
        console.send(CTRL_C);
        console.awaitText("\\$");
        detach(id);

        assertThat(ithaca.status(id)).isEqualTo("running");
        console.send("ithaca:ls\r");
        console.awaitText(id);
        console.awaitText(PROMPT);
        console.resize(24, 80);
        ithaca.must("kill", id);
    }

    @Test
    void sendsOtherControlKeysAndThePrefixWhenTypedTwice() {
        String id = ithaca.startShell(
                "stty raw -echo; echo ready; dd bs=1 count=3 2>/dev/null | od -An -tx1; stty sane; read line");
        ithaca.awaitLogs(id, "ready");

        console.send("ithaca:attach " + id + "\r");
        console.awaitText("ready");
        console.send(CTRL_BRACKET + CTRL_A + CTRL_A + CTRL_C);
        console.awaitText("1d 01 03");
        detach(id);
        ithaca.must("kill", id);
    }

    @Test
    void answersNoQuestionOfAProgram() {
        String id =
                ithaca.startShell("stty raw -echo; read -r line; printf 'asked\\033[6n\\033[c\\033[5n.\\r\\n'; cat -v");
        console.send("ithaca:attach --read-only " + id + "\r");
        ithaca.must("send", id, "go", "key:lf");
        console.awaitText("asked");
        byte[] shown = console.bytes();
        detach(id);

        assertThat(new String(shown, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("\u001b[6n")
                .doesNotContain("\u001b[c");
        ithaca.must("kill", id);
    }

    @Test
    void tellsTheEndOfASession() {
        console.send("ithaca:start sh -c 'read line; exit 5'\r");
        console.awaitText("exit 5'");
        console.send("\r");
        console.awaitText("Session [0-9a-f]+ has ended");
        console.awaitText(PROMPT);
    }

    @Test
    void theCommandLineLeavesWithTheConfiguredKeyToo() {
        PtyDriver terminal = ithaca.terminal("start", "bash", "--norc", "--noprofile", "-i");
        terminal.awaitText("\\$");
        terminal.send(CTRL_A + "d");
        String id = terminal.awaitText("Detached from session ([0-9a-f]+)").group(1);
        assertThat(terminal.awaitExit()).isZero();
        ithaca.must("kill", id);
    }
}
