// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who waits for a human, and for what, as a user is told. */
class PromptE2E {
    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static int waitForPrompt(String id, String timeout) {
        return ithaca.run("wait", id, "--for", "prompt", "--timeout", timeout).exit();
    }

    private static JsonNode explained(String id) {
        return Ithaca.json(ithaca.must("explain", id, "--json"));
    }

    @Test
    void knowsAPasswordByWhatTheKernelSays() {
        String id = ithaca.startShell("printf 'Say the word, '; stty -echo; read x; sleep 60");

        assertThat(waitForPrompt(id, "20s")).isZero();

        JsonNode why = explained(id);
        assertThat(why.get("state").asText()).isEqualTo("needs_input");
        assertThat(why.get("kind").asText()).isEqualTo("password");
        assertThat(why.get("rule").asText()).isEqualTo("kernel-password");
        assertThat(why.get("evidence").toString())
                .contains("takes lines and does not show them", "blocked until a key comes");
        assertThat(why.get("input_needed").asBoolean()).isTrue();
        ithaca.must("kill", id);
    }

    @Test
    void clearsAQuestionAtOnceWhenItIsAnsweredAndFindsTheNext() throws Exception {
        String id = ithaca.startShell("read -p 'Overwrite it? (y/n) ' x; until [ -e next ]; do sleep 0.02; done; "
                + "read -p 'Really? (y/n) ' x; sleep 60");
        assertThat(waitForPrompt(id, "20s")).isZero();
        String first = explained(id).get("attention_id").asText();

        ithaca.must("send", id, "y", "key:enter");

        assertThat(ithaca.session(id).get("input_needed").asBoolean()).isFalse();
        Files.createFile(ithaca.work().resolve("next"));
        assertThat(waitForPrompt(id, "20s")).isZero();
        JsonNode second = explained(id);
        assertThat(second.get("kind").asText()).isEqualTo("confirm");
        assertThat(second.get("detail").asText()).isEqualTo("Really? (y/n)");
        assertThat(second.get("attention_id").asText()).isNotEqualTo(first);
        ithaca.must("kill", id);
    }

    @Test
    void returnsAtAShellsPromptThatAsksNobody() {
        String id = ithaca.start("bash", "--norc", "--noprofile", "-i");

        assertThat(waitForPrompt(id, "20s")).isZero();

        assertThat(explained(id).get("state").asText()).isEqualTo("idle_at_prompt");
        assertThat(ithaca.session(id).get("input_needed").asBoolean()).isFalse();
        assertThat(ithaca.run("wait", id, "--for", "idle", "--timeout", "20s").exit())
                .isZero();
        ithaca.must("kill", id);
    }

    @Test
    void leavesAloneWhoComputesInSilenceWhateverItsScreenSays() {
        String id = ithaca.startShell("printf 'Password: '; sleep 60");
        ithaca.awaitLogs(id, "Password:");

        assertThat(waitForPrompt(id, "4s")).isEqualTo(124);

        JsonNode why = explained(id);
        assertThat(why.get("state").asText()).isEqualTo("working");
        assertThat(why.get("evidence").toString()).contains("nobody in the foreground reads the terminal");
        ithaca.must("kill", id);
    }

    @Test
    void tellsPromptExitAndTimeoutApart() {
        String asks = ithaca.startShell("read -p 'Name: ' x");
        String ends = ithaca.startShell("sleep 1");
        String works = ithaca.startShell("sleep 60");

        assertThat(ithaca.run("logs", asks, "-w", "--timeout", "20s").exit()).isZero();
        assertThat(ithaca.run("logs", ends, "-w", "--timeout", "20s").exit()).isEqualTo(3);
        assertThat(ithaca.run("logs", works, "-w", "--timeout", "500ms").exit()).isEqualTo(124);
        assertThat(waitForPrompt(ends, "20s")).isEqualTo(3);
        ithaca.must("kill", asks);
        ithaca.must("kill", works);
    }

    @Test
    void playsASessionAndARecordingToTheDetector() throws Exception {
        String id = ithaca.startShell("echo working; sleep 0.5; printf 'my sign '; read x");
        assertThat(waitForPrompt(id, "20s")).isZero();

        assertThat(ithaca.must("prompt", "test", id))
                .contains("the words alone decided")
                .doesNotContain("pattern-1");
        assertThat(ithaca.must("prompt", "test", id, "--pattern", "my sign $", "--pattern", "("))
                .contains("needs input (text), pattern-1", "left out: pattern 2 '('");

        Path cast = Path.of("../../bundles/prompt/src/test/resources/corpus/bash-confirm.cast")
                .toAbsolutePath();
        assertThat(Files.exists(cast)).isTrue();
        JsonNode result = Ithaca.json(ithaca.must("prompt", "test", cast.toString(), "--json"));
        assertThat(result.get("score").get("asked").asInt()).isEqualTo(4);
        assertThat(result.get("score").get("precision").asDouble()).isEqualTo(1);
        assertThat(result.get("steps").toString()).contains("is blocked until a key comes");
        ithaca.must("kill", id);
    }
}
