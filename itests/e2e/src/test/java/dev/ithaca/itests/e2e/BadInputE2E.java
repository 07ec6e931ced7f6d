// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a command line: one line on standard error that names it, the right exit code, nothing done. */
class BadInputE2E {
    private static Ithaca ithaca;
    private static String session;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
        session = ithaca.start("cat");
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static Arguments bad(int exit, String named, String command) {
        return Arguments.of(command, exit, named);
    }

    static Stream<Arguments> commandLines() {
        return Stream.of(
                bad(2, "frobnicate", "frobnicate"),
                bad(2, "frobnicate", "daemon frobnicate"),
                bad(2, "--frobnicate", "ls --frobnicate"),
                bad(2, "CMD", "start"),
                bad(2, "CMD", "start -d --title nothing"),
                bad(1, "command not found: nosuchprogram", "start -d nosuchprogram"),
                bad(1, "session not running: fffffff", "attach fffffff"),
                bad(1, "session not running: fffffff", "send fffffff text"),
                bad(1, "session not found: fffffff", "logs fffffff"),
                bad(1, "session not found or failed to stop: fffffff", "stop fffffff"),
                bad(1, "fffffff", "kill fffffff"),
                bad(1, "fffffff", "rm fffffff"),
                bad(1, "session not found: fffffff", "update fffffff --title x"),
                bad(1, "unsupported key", "send SESSION key:nosuchkey"),
                bad(1, "modifier-only", "send SESSION key:ctrl"),
                bad(1, "unsupported key", "send SESSION key:hex:1"),
                bad(2, "invalid timeout", "logs SESSION -w --timeout soon"),
                bad(2, "invalid timeout unit", "logs SESSION -w --timeout 5x"),
                bad(2, "timeout is too large", "logs SESSION -w --timeout 99999999999999999999h"),
                bad(2, "many", "logs SESSION --tail many"),
                bad(2, "sleeping", "ls --status sleeping"),
                bad(2, "0", "ls --limit 0"),
                bad(1, "--since", "ls --since yesterday"),
                bad(1, "node not connected: nowhere", "ls --node nowhere"),
                bad(1, "node not connected: nowhere", "logs SESSION --node nowhere"),
                bad(2, "soon", "stop SESSION --grace soon"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commandLines")
    void refuses(String command, int exit, String named) {
        String[] words = Arrays.stream(command.split(" "))
                .map(w -> w.equals("SESSION") ? session : w)
                .toArray(String[]::new);

        Commands.Result result = ithaca.run(words);

        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        assertThat(result.err()).startsWith("error: ").contains(named).hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(ithaca.sessions()).hasSize(1);
        assertThat(ithaca.status(session)).isEqualTo("running");
    }

    @Test
    void refusesATitleThatIsTooLong() {
        Commands.Result result = ithaca.run("start", "-d", "--title", "x".repeat(257), "true");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("session title is too long (max 256 characters)")
                .hasLineCount(1);
        assertThat(ithaca.sessions()).hasSize(1);
    }

    @Test
    void offersWhatIsPossibleForAnUnknownCommand() {
        assertThat(ithaca.run("atach").err()).contains("atach").contains("attach");
    }

    @Test
    void namesAnUnknownKeyOfTheConfiguration() throws Exception {
        try (Ithaca own =
                new Ithaca().configured("{\"max_runing_sessions\": 3}").started()) {
            assertThat(own.daemonLogs()).contains("max_runing_sessions");
        }
    }
}
