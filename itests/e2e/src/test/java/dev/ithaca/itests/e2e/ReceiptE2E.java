// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers to one screen, and submissions with a receipt, from a script. */
class ReceiptE2E {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    @Test
    void submitsATextOnceAndProvesIt() throws Exception {
        String id = ithaca.start("bash", "--norc", "--noprofile", "-i");
        ithaca.awaitLogs(id, "$");

        JsonNode receipt = json(ithaca.must("send", "--submit", "--json", id, "echo on''ce"));

        assertThat(receipt.get("outcome").asText()).isEqualTo("taken");
        assertThat(receipt.get("enters").asInt()).isEqualTo(1);
        assertThat(ithaca.awaitLogs(id, "\nonce").split("\nonce\n", -1)).hasSize(2);
        ithaca.must("kill", id);
    }

    @Test
    void saysByItsExitCodeThatNothingTookIt() throws Exception {
        String id = ithaca.startShell("stty raw -echo; echo ready; sleep 60");
        ithaca.awaitLogs(id, "ready");

        Commands.Result held = ithaca.run("send", "--submit", "--timeout", "500ms", "--json", id, "hello");

        assertThat(held.exit()).isEqualTo(5);
        assertThat(json(held.out()).get("outcome").asText()).isEqualTo("held");
        ithaca.must("kill", id);
    }

    @Test
    void answersTheScreenOfTheFenceAndNoOther() throws Exception {
        String id =
                ithaca.startShell("printf 'One? '; read a; printf 'Two? '; read b; echo \"got $a and $b\"; sleep 60");
        ithaca.awaitLogs(id, "One?");
        String one = json(ithaca.must("explain", id, "--json")).get("fence").asText();

        ithaca.must("send", "--if-screen", one, id, "first", "key:enter");
        ithaca.awaitLogs(id, "Two?");
        Commands.Result late = ithaca.run("send", "--if-screen", one, id, "wrong", "key:enter");

        assertThat(late.exit()).isEqualTo(6);
        assertThat(late.err()).contains("nothing was typed").hasLineCount(1);
        ithaca.must("send", id, "second", "key:enter");
        assertThat(ithaca.awaitLogs(id, "got")).contains("got first and second");
        ithaca.must("kill", id);
    }
}
