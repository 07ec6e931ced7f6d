// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The daemon dies, is stopped, is replaced: no session notices. */
class DaemonDeathE2E {
    private Ithaca ithaca;

    @BeforeEach
    void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterEach
    void stopAll() throws Exception {
        ithaca.close();
    }

    @Test
    void anAttachedTerminalGoesOnWhenTheDaemonIsKilled() {
        PtyDriver terminal = ithaca.terminal("start", "bash", "--norc", "--noprofile", "-i");
        terminal.awaitText("\\$");
        terminal.send("echo $ITHACA_SESSION_ID.\r");
        String id = terminal.awaitText("\n([0-9a-f]{7})\\.").group(1);

        ithaca.killDaemon();
        terminal.send("echo with''out a daemon\r");

        terminal.awaitText("\nwithout a daemon");
        ithaca.started();
        JsonNode session = ithaca.session(id);
        assertThat(session.get("status").asText()).isEqualTo("running");
        terminal.send("exit 6\r");
        assertThat(terminal.awaitExit()).isEqualTo(6);
        assertThat(ithaca.awaitEnded(id).get("exit_code").asInt()).isEqualTo(6);
        assertThat(ithaca.must("logs", id)).contains("without a daemon");
    }

    @Test
    void tellsTheTruthAboutWhatEndedWhileTheDaemonWasAway() throws Exception {
        Path gate = ithaca.work().resolve("gate");
        String script = "echo up; until [ -e gate ]; do sleep 0.02; done; echo last words; ";
        String failed = ithaca.startShell(script + "exit 9");
        String signalled = ithaca.startShell(script + "kill -TERM $$");
        String running = ithaca.startShell(script + "read line");
        ithaca.awaitLogs(failed, "up");
        long child = ithaca.session(failed).get("pid").asLong();
        long other = ithaca.session(signalled).get("pid").asLong();

        ithaca.killDaemon();
        Files.createFile(gate);
        await().atMost(Ithaca.SOON).until(() -> gone(child) && gone(other));
        ithaca.started();

        JsonNode first = ithaca.awaitEnded(failed);
        assertThat(first.get("status").asText()).isEqualTo("failed");
        assertThat(first.get("exit_code").asInt()).isEqualTo(9);
        assertThat(ithaca.awaitEnded(signalled).get("signal").asText()).containsAnyOf("15", "TERM");
        assertThat(ithaca.must("logs", failed)).isEqualTo("up\nlast words\n");
        assertThat(ithaca.status(running)).isEqualTo("running");
        ithaca.must("kill", running);
    }

    private static boolean gone(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    @Test
    void aPoliteStopLeavesTheSessionsToo() {
        String id = ithaca.start("cat");

        ithaca.must("daemon", "stop");
        assertThat(ithaca.run("daemon", "status").err()).contains("Daemon is not running.");
        ithaca.started();

        assertThat(ithaca.status(id)).isEqualTo("running");
        ithaca.must("send", id, "still listening", "key:enter");
        ithaca.awaitLogs(id, "still listening");
        ithaca.must("kill", id);
    }

    @Test
    void anyCommandStartsADaemonAndSaysSo() {
        ithaca.killDaemon();

        Commands.Result listed = ithaca.run("ls", "--json");

        assertThat(listed.exit()).isZero();
        assertThat(Ithaca.json(listed.out()).get("total").asInt()).isZero();
        assertThat(listed.err()).containsIgnoringCase("daemon").hasLineCount(1);
        assertThat(ithaca.run("daemon", "status").out()).contains("Daemon is running");
    }

    @Test
    void refusesASecondDaemon() {
        long pid = ithaca.daemonPid();

        Commands.Result second = ithaca.run("daemon", "start", "-d");
        Commands.Result foreground = ithaca.run("daemon", "start");

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err()).isEqualTo("error: daemon is already running\n");
        assertThat(foreground.exit()).isEqualTo(1);
        assertThat(ithaca.daemonPid()).isEqualTo(pid);
    }

    @Test
    void twoFirstCommandsAtOnceStartOneDaemon() {
        ithaca.must("daemon", "stop");

        PtyDriver one = ithaca.terminal("start", "-d", "cat");
        PtyDriver two = ithaca.terminal("start", "-d", "cat");

        String first = one.awaitText("^([0-9a-f]{7})\n").group(1);
        String second = two.awaitText("^([0-9a-f]{7})\n").group(1);
        assertThat(one.awaitExit()).isZero();
        assertThat(two.awaitExit()).isZero();
        assertThat(ithaca.sessions()).containsKeys(first, second);
        assertThat(StateProcesses.hosts(ithaca.state())).hasSize(1);
    }

    @Test
    void aDeadHostIsNotMistakenForAnExit() {
        String id = ithaca.start("cat");
        StateProcesses.hosts(ithaca.state()).forEach(ProcessHandle::destroyForcibly);

        JsonNode session =
                ithaca.awaitSession(id, s -> !s.get("status").asText().equals("running"));

        assertThat(session.get("status").asText()).isIn("unknown", "failed");
        assertThat(session.get("exit_code").isNull()).isTrue();
        assertThat(ithaca.awaitLogs(ithaca.startShell("echo a new host"), "a new host"))
                .isNotEmpty();
    }
}
