// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.internal.registry.TestPools;
import dev.ithaca.wire.host.HostRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HostTrialTest {
    private static final int PROBE = 20;

    @TempDir
    Path folder;

    @Test
    void findsOutWhichRequestsAnOlderHostKnows() throws Exception {
        Path socket = folder.resolve("host.sock");
        try (TestPools pools = new TestPools();
                OldHost host = new OldHost(socket, PROBE)) {
            HostTrial trial = new HostTrial(socket, pools.timers());

            assertThat(trial.knows(new HostRequest.Probe("", false))).isTrue();
            assertThat(trial.knows(HostRequest.InputIf.look(""))).isFalse();
            assertThat(trial.knows(new HostRequest.Notify("", List.of(), 0))).isFalse();
            assertThat(host.dropped).hasValue(2);
        }
    }

    @Test
    void aHostThatIsNotThereKnowsNothing() {
        try (TestPools pools = new TestPools()) {
            HostTrial trial = new HostTrial(folder.resolve("nobody.sock"), pools.timers());

            assertThat(trial.knows(HostRequest.InputIf.look(""))).isFalse();
        }
    }
}
