// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.cli.ClientProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Process tests: what the client does when no daemon runs and none can be started. */
class WithoutDaemonTest {
    @TempDir
    Path state;

    private Outcome run(String... words) throws Exception {
        return ClientProcess.run(state, "", words);
    }

    @Test
    void helpVersionAndCompletionNeedNone() throws Exception {
        assertThat(run("--help").out()).contains("Usage: ithaca <command>").contains("daemon start");
        assertThat(run("logs", "--help").out()).contains("Usage: ithaca logs [options] [id]");
        assertThat(run("notify", "test", "--help").out())
                .startsWith("Show which rule")
                .contains("ithaca notify test");
        assertThat(run("token", "add", "-h", "ci").out()).contains("Usage: ithaca token add");
        assertThat(run("help", "daemon", "stop").out()).contains("Usage: ithaca daemon stop");
        assertThat(run("--version").out()).startsWith("ithaca ");
        assertThat(run("completion", "bash").out()).contains("complete -o default -F _ithaca ithaca");
        assertThat(run("__complete", "ids")).isEqualTo(new Outcome(0, "", ""));
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void statusSaysThatItDoesNotRun() throws Exception {
        assertThat(run("daemon", "status")).isEqualTo(new Outcome(0, "", "Daemon is not running.\n"));
        assertThat(run("daemon", "status", "--json").out()).isEqualTo("{\n  \"running\": false\n}\n");
    }

    @Test
    void usageErrorsExitWith2() throws Exception {
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("bogus"))
                .satisfies(one -> assertThat(one.code()).isEqualTo(2))
                .satisfies(
                        one -> assertThat(one.err()).startsWith("error: unknown command 'bogus'; possible: start, ls"));
        assertThat(run("notify").err()).startsWith("error: 'notify' needs a command; possible: notify send, ");
        assertThat(run("notify", "tset", "--help"))
                .satisfies(one -> assertThat(one.code()).isEqualTo(2))
                .satisfies(one -> assertThat(one.err())
                        .startsWith("error: unknown command 'notify tset'; possible: notify send, notify enable")
                        .doesNotContain("daemon"));
        assertThat(run("daemon", "jump").code()).isEqualTo(2);
        assertThat(run("daemon", "start", "--port").code()).isEqualTo(2);
        assertThat(run("completion", "ksh").code()).isEqualTo(2);
    }

    @Test
    void otherCommandsSayThatTheDaemonIsUnavailable() throws Exception {
        Outcome outcome = run("stop");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("error: daemon is unavailable: " + state);
        assertThat(run("daemon", "stop").err()).startsWith("error: daemon is unavailable: ");
    }

    @Test
    void startsNothingWithoutAYesToNoAuth() throws Exception {
        Outcome outcome = ClientProcess.run(state, "YES\n", "daemon", "start", "--no-auth");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("WARNING: --no-auth turns access control off.")
                .contains("error: protocol error: aborted: ");
        assertThat(ClientProcess.run(state, "yes\n", "daemon", "start", "--no-auth")
                        .err())
                .as("goes on, as far as it can here")
                .contains("ithaca.home is not set");
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void startsNothingWithoutThePasswordThatWasPromised() throws Exception {
        assertThat(ClientProcess.run(state, "", "daemon", "start", "--password-file", "-")
                        .err())
                .isEqualTo("error: no password was given\n");
        assertThat(run("daemon", "start", "-d", "--password-file", "/nowhere/x").err())
                .startsWith("error: the password file cannot be read: ");
    }
}
