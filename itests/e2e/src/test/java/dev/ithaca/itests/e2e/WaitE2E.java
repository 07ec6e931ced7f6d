// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scripts that wait: each outcome has an exit code of its own. */
class WaitE2E {
    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    @Test
    void waitsForTheEnd() {
        String id = ithaca.startShell("sleep 0.5; exit 3");

        assertThat(ithaca.run("wait", id, "--timeout", "20s").exit()).isZero();

        assertThat(ithaca.session(id).get("exit_code").asInt()).isEqualTo(3);
    }

    @Test
    void waitsForALineThatIsThereAlreadyOrStillToCome() {
        String id = ithaca.startShell("echo first; read line; echo BUILD SUCCESS; read line");
        assertThat(ithaca.run("wait", id, "--match", "^first", "--timeout", "20s")
                        .exit())
                .isZero();

        ithaca.must("send", id, "key:enter");

        assertThat(ithaca.run("wait", id, "--match", "BUILD (SUCCESS|FAILURE)", "--timeout", "20s")
                        .exit())
                .isZero();
        ithaca.must("kill", id);
    }

    @Test
    void tellsATimeoutAndAnEndWithoutAMatchApart() {
        String id = ithaca.startShell("echo nothing of interest; read line");

        assertThat(ithaca.run("wait", id, "--timeout", "50ms").exit()).isEqualTo(124);
        assertThat(ithaca.run("wait", id, "--match", "never", "--timeout", "50ms")
                        .exit())
                .isEqualTo(124);
        ithaca.must("kill", id);
        assertThat(ithaca.run("wait", id, "--match", "never", "--timeout", "20s")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void logsWaitForAPromptReturnAtTheEndToo() {
        String id = ithaca.startShell("echo working; sleep 0.5; echo done");

        Commands.Result logs = ithaca.run("logs", id, "-w", "--timeout", "20000");

        assertThat(logs.exit()).isEqualTo(3);
        assertThat(logs.out()).isEqualTo("working\ndone\n");
    }
}
