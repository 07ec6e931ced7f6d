// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys sent from a script. */
class SendE2E {
    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static String shell() {
        String id = ithaca.start("bash", "--norc", "--noprofile", "-i");
        ithaca.awaitLogs(id, "$");
        return id;
    }

    @Test
    void carriesThreeCommandsInOrder() {
        String id = shell();

        ithaca.must("send", id, "echo fi''rst", "key:enter", "echo sec''ond", "key:enter");
        ithaca.must("send", id, "echo th''ird");
        ithaca.must("send", id, "key:enter");

        String logs = ithaca.awaitLogs(id, "third");
        assertThat(logs).containsSubsequence("first", "second", "third");
        assertThat(logs.split("\nfirst\n", -1)).hasSize(2);
        ithaca.must("kill", id);
    }

    @Test
    void sendsStandardInput() {
        String id = shell();

        Commands.Result sent = ithaca.runWithInput("echo pi''ped\n", "send", id);

        assertThat(sent.exit()).isZero();
        ithaca.awaitLogs(id, "\npiped");
        ithaca.must("kill", id);
    }

    @Test
    void interruptsWithCtrlC() {
        String id = shell();
        ithaca.must("send", id, "sleep 60", "key:enter");
        ithaca.awaitProgram("sleep");

        ithaca.must("send", id, "key:ctrl+c");
        ithaca.must("send", id, "echo ba''ck", "key:enter");

        ithaca.awaitLogs(id, "\nback");
        ithaca.must("kill", id);
    }

    @Test
    void survivesSpecialKeys() {
        String id = shell();

        ithaca.must("send", id, "key:shift+tab", "key:up", "key:down", "key:left", "key:right", "key:home", "key:end");

        assertThat(ithaca.status(id)).isEqualTo("running");
        ithaca.must("kill", id);
    }

    @Test
    void sendsBytesAsTheyAre() {
        String id =
                ithaca.startShell("stty raw -echo; echo ready; dd bs=1 count=4 2>/dev/null | od -An -tx1; stty sane");
        ithaca.awaitLogs(id, "ready");

        ithaca.must("send", id, "key:hex:00ff1bc3");

        assertThat(ithaca.awaitLogs(id, "c3")).contains("00 ff 1b c3");
    }

    @Test
    void sendsNothingIfOneChunkIsWrong() {
        String id = shell();

        Commands.Result bad = ithaca.run("send", id, "echo mu''st not appear", "key:enter", "key:nosuchkey");

        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.err()).contains("unsupported key").contains("nosuchkey").hasLineCount(1);
        ithaca.must("send", id, "echo en''d", "key:enter");
        assertThat(ithaca.awaitLogs(id, "\nend")).doesNotContain("must not appear");
        ithaca.must("kill", id);
    }

    @Test
    void goesToTheMostRecentSessionWithoutAnId() {
        String id = ithaca.start("cat");

        Commands.Result sent = ithaca.runWithInput("to the latest\n", "send");

        assertThat(sent.exit()).isZero();
        ithaca.awaitLogs(id, "to the latest");
        ithaca.must("kill", id);
    }
}
