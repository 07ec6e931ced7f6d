// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starting, listing, finding, ending and deleting sessions, from scripts: no terminal anywhere. */
class SessionLifecycleE2E {
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
    void printsOnlyTheIdWhenDetached() {
        String out = ithaca.must("start", "-d", "true");

        assertThat(out).matches("[0-9a-f]{7}\n");
    }

    @Test
    void listsASessionFromRunningToStoppedWithItsExitCode() {
        String id = ithaca.start("--title", "lifecycle", "--tag", "e2e", "--", "sh", "-c", "read line; exit 0");
        JsonNode running = ithaca.session(id);
        assertThat(running.get("status").asText()).isEqualTo("running");
        assertThat(running.get("title").asText()).isEqualTo("lifecycle");
        assertThat(running.get("tags").get(0).asText()).isEqualTo("e2e");
        assertThat(running.get("pid").asLong()).isPositive();
        assertThat(running.get("exit_code").isNull()).isTrue();

        ithaca.must("send", id, "go", "key:enter");
        JsonNode ended = ithaca.awaitEnded(id);

        assertThat(ended.get("status").asText()).isEqualTo("stopped");
        assertThat(ended.get("exit_code").asInt()).isZero();
    }

    @Test
    void recordsAFailureWithItsExitCode() {
        JsonNode ended = ithaca.awaitEnded(ithaca.startShell("exit 42"));

        assertThat(ended.get("status").asText()).isEqualTo("failed");
        assertThat(ended.get("exit_code").asInt()).isEqualTo(42);
    }

    @Test
    void recordsTheSignalThatEndedACommand() {
        JsonNode ended = ithaca.awaitEnded(ithaca.startShell("kill -SEGV $$"));

        assertThat(ended.get("status").asText()).isEqualTo("failed");
        assertThat(ended.get("signal").asText()).containsAnyOf("11", "SEGV");
    }

    @Test
    void stopsAndKillsWholeProcessTrees() {
        String stopped = ithaca.startShell("setsid sleep 987 & trap '' INT; echo child $!; wait");
        String child = ithaca.awaitLogs(stopped, "child ").replaceAll("(?s).*child (\\d+).*", "$1");
        String killed = ithaca.start("sleep", "1000");

        ithaca.must("stop", stopped, "--grace", "3");
        ithaca.must("kill", killed);

        assertThat(ithaca.awaitEnded(stopped).get("status").asText()).isEqualTo("stopped");
        assertThat(ithaca.awaitEnded(killed).get("status").asText()).isEqualTo("killed");
        // Ended it is; whoever has adopted it takes a moment to notice.
        await("the end of the child that called setsid")
                .atMost(Ithaca.SOON)
                .until(() -> ProcessHandle.of(Long.parseLong(child))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
        assertThat(ithaca.must("ls", "--status", "killed", "--limit", "100"))
                .contains(killed)
                .doesNotContain(stopped);
        assertThat(ithaca.must("ls", "--status", "stopped", "--limit", "100"))
                .contains(stopped)
                .doesNotContain(killed);
    }

    @Test
    void stoppingAnEndedSessionKeepsItsStatus() {
        String id = ithaca.startShell("exit 7");
        ithaca.awaitEnded(id);

        ithaca.must("stop", id);

        assertThat(ithaca.session(id).get("status").asText()).isEqualTo("failed");
        assertThat(ithaca.session(id).get("exit_code").asInt()).isEqualTo(7);
    }

    @Test
    void findsASessionByAUniquePrefix() {
        String id = ithaca.startShell("echo by prefix");
        ithaca.awaitEnded(id);
        int length = 1;
        while (ithaca.sessions().keySet().stream()
                        .filter(startsWith(id.substring(0, length)))
                        .count()
                > 1) {
            length++;
        }

        assertThat(ithaca.must("logs", id.substring(0, length))).contains("by prefix");
    }

    private static java.util.function.Predicate<String> startsWith(String prefix) {
        return id -> id.startsWith(prefix);
    }

    @Test
    void renamesAndTagsAndSearches() {
        String id = ithaca.start("sleep", "1000");

        ithaca.must("update", id, "--title", "Needle in a Haystack", "--tag", "one", "--tag", "two");

        assertThat(ithaca.must("ls", "--search", "NEEDLE")).contains(id);
        assertThat(ithaca.must("ls", "--tag", "one", "--tag", "TWO")).contains(id);
        assertThat(ithaca.must("ls", "--tag", "one", "--tag", "three")).doesNotContain(id);
        ithaca.must("kill", id);
    }

    @Test
    void deletesOnlyEndedSessions() {
        String running = ithaca.start("sleep", "1000");
        String ended = ithaca.startShell("echo gone soon");
        ithaca.awaitEnded(ended);

        assertThat(ithaca.run("rm", running).exit()).isEqualTo(1);
        ithaca.must("rm", ended);

        assertThat(ithaca.sessions()).containsKey(running).doesNotContainKey(ended);
        assertThat(ithaca.state().resolve("sessions").resolve(ended)).doesNotExist();
        assertThat(ithaca.run("logs", ended).exit()).isEqualTo(1);
        ithaca.must("kill", running);
    }

    @Test
    void keepsAtMostTheRunningSessionsThatAreAllowed() throws Exception {
        try (Ithaca small =
                new Ithaca().configured("{\"max_running_sessions\": 1}").started()) {
            assertThat(small.must("ls"))
                    .isEqualTo("No sessions. Start one with: oly start --detach <cmd>\n".replace("oly", "ithaca"));
            small.start("sleep", "1000");

            Commands.Result second = small.run("start", "-d", "sleep", "1000");

            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).isEqualTo("error: max running sessions limit reached (1)\n");
            assertThat(small.sessions()).hasSize(1);
        }
    }
}
