// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.cli.ClientProcess.Outcome;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Process tests: attach without a terminal. */
class StreamAttachmentTest {
    @TempDir
    Path state;

    private CompletableFuture<Outcome> attach() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return ClientProcess.run(state, "not for the session", "attach");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void streamsTheOutputAsItIsAndExitsWithTheChildsCode() throws Exception {
        try (FakeHost host = new FakeHost(state, "", true)) {
            CompletableFuture<Outcome> client = attach();
            host.awaitClient();
            host.write("one\r\n\033[c");
            host.write("two");
            host.end(7, 0);
            Outcome outcome = client.get(20, TimeUnit.SECONDS);
            assertThat(outcome).isEqualTo(new Outcome(7, "one\r\n\033[ctwo\nSession abc1234 has ended.\n", ""));
        }
    }

    @Test
    void tellsASignalAsAShellDoes() throws Exception {
        try (FakeHost host = new FakeHost(state, "", true)) {
            CompletableFuture<Outcome> client = attach();
            host.awaitClient();
            host.end(0, 9);
            assertThat(client.get(20, TimeUnit.SECONDS).code()).isEqualTo(137);
        }
    }

    @Test
    void saysThatTheHostIsGone() throws Exception {
        try (FakeHost host = new FakeHost(state, "", true)) {
            CompletableFuture<Outcome> client = attach();
            host.awaitClient();
            host.vanish();
            assertThat(client.get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Outcome(1, "", "error: the pty-host of session abc1234 is gone\n"));
        }
    }
}
