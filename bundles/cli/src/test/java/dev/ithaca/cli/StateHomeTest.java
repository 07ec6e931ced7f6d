// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateHomeTest {
    @Test
    void takesTheFirstThatIsSet() {
        assertThat(root(Map.of("ITHACA_STATE_DIR", "/a", "OLY_STATE_DIR", "/b", "XDG_STATE_HOME", "/c", "HOME", "/d")))
                .isEqualTo(Path.of("/a"));
        assertThat(root(Map.of("ITHACA_STATE_DIR", "", "OLY_STATE_DIR", "/b", "HOME", "/d")))
                .isEqualTo(Path.of("/b"));
        assertThat(root(Map.of("XDG_STATE_HOME", "/c", "HOME", "/d"))).isEqualTo(Path.of("/c/ithaca"));
        assertThat(root(Map.of("HOME", "/d")).toString()).startsWith("/d/").endsWith("/ithaca");
    }

    private static Path root(Map<String, String> environment) {
        return StateHome.of(environment).root();
    }
}
