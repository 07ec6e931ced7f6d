// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DaemonEnvironmentTest {
    @Test
    void passesOnWhoTheUserIsAndNoSecrets() {
        Map<String, String> daemon = Map.of(
                "HOME", "/home/u",
                "PATH", "/bin",
                "LC_ALL", "C.UTF-8",
                "LCX", "no",
                "AWS_SECRET_ACCESS_KEY", "no",
                "GITHUB_TOKEN", "no",
                "SSH_AUTH_SOCK", "no",
                "LD_PRELOAD", "no");

        assertThat(DaemonEnvironment.passedOn(daemon))
                .containsOnly(Map.entry("HOME", "/home/u"), Map.entry("PATH", "/bin"), Map.entry("LC_ALL", "C.UTF-8"));
    }
}
