// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemdUnitTest {
    @Test
    void stopsOnlyTheDaemon() {
        Map<String, String> environment = Map.of("ITHACA_STATE_DIR", "/my state/100%");
        String text = new SystemdUnit(StateHome.of(environment), environment).text(Path.of("/opt/ithaca"), List.of());
        assertThat(text)
                .contains("Type=forking\n")
                .contains("PIDFile=/my state/100%%/run/pid\n")
                .contains("KillMode=process\n")
                .contains("Restart=on-failure\n")
                .contains("ExecStart=\"/opt/ithaca/bin/ithaca\" \"daemon\" \"start\" \"--detach\"\n")
                .contains("Environment=\"ITHACA_STATE_DIR=/my state/100%%\"\n");
    }

    @Test
    void startsTheDaemonAsItsUserDid() {
        Map<String, String> environment = Map.of("ITHACA_STATE_DIR", "/state");
        String text = new SystemdUnit(StateHome.of(environment), environment)
                .text(Path.of("/opt/ithaca"), List.of("--port=8443", "--tls-cert=/my $HOME/100%.pem"));
        assertThat(text).contains(" \"start\" \"--detach\" \"--port=8443\" \"--tls-cert=/my $$HOME/100%%.pem\"\n");
    }
}
