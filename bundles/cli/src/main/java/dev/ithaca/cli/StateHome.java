// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the daemon of this user keeps its state. */
final class StateHome {
    private final Path root;

    private StateHome(Path root) {
        this.root = root;
    }

    static StateHome of(Map<String, String> environment) {
        return new StateHome(root(environment).toAbsolutePath().normalize());
    }

    private static Path root(Map<String, String> environment) {
        String own = value(environment, "ITHACA_STATE_DIR");
        if (own == null) {
            own = value(environment, "OLY_STATE_DIR");
        }
        if (own != null) {
            return Path.of(own);
        }
        String home = value(environment, "HOME");
        Path user = Path.of(home == null ? System.getProperty("user.home") : home);
        String xdg = value(environment, "XDG_STATE_HOME");
        if (xdg != null) {
            return Path.of(xdg, "ithaca");
        }
        return System.getProperty("os.name").startsWith("Mac")
                ? user.resolve("Library/Application Support/ithaca")
                : user.resolve(".local/state/ithaca");
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    Path root() {
        return root;
    }

    Path socket() {
        return root.resolve("run/ithaca.sock");
    }

    Path daemonOutput() {
        return root.resolve("logs/daemon.out");
    }
}
