// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must also work where only pty4j can spawn. */
class Pty4jFallbackTest extends HostTest {
    @Override
    @BeforeAll
    void startHost() {
        host = HostRun.start("-Dithaca.host.pty4j=true");
    }

    @Test
    void storesOutputAndReportsTheExitCode() throws IOException {
        // pty4j sets the size once the child runs, so the child may look too early.
        String sized = "while [ \"$(stty size)\" = '0 0' ]; do :; done; stty size";
        control.spawn("code", "sh", "-c", sized + "; echo hello; exit 7");

        assertThat(control.exit("code").code()).isEqualTo(7);
        assertThat(SessionLifeTest.read(control.directory("code"))).isEqualTo("24 80\r\nhello\r\n");
    }

    @Test
    void carriesKeysAndResizes() {
        control.spawn("keys", "sh", "-c", "read x; stty size; exit 3");
        control.ask(new HostRequest.Resize("keys", 30, 90));
        try (AttachedClient client = control.attach("keys", 0)) {
            client.type("x\n");
            client.awaitText("30 90");
            assertThat(client.awaitEnd().code()).isEqualTo(3);
        }
    }

    @Test
    void killsTheTree() throws IOException {
        control.spawn("tree", "sh", "-c", "setsid sleep 7781 & sleep 7782");
        eventually(() -> assertThat(runs("sleep 7781") && runs("sleep 7782")).isTrue());

        kill("tree");

        assertThat(runs("sleep 7781")).isFalse();
        assertThat(runs("sleep 7782")).isFalse();
    }
}
