// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the user's session bus, without which there is no desktop to show anything on. */
final class SessionBus {
    static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";

    private final Map<String, String> environment;

    SessionBus(Map<String, String> environment) {
        this.environment = environment;
    }

    /** As the environment says, else where systemd has it: a daemon that was started by systemd may not be told. */
    Optional<String> address() {
        String told = environment.getOrDefault(ADDRESS, "");
        if (!told.isBlank()) {
            return Optional.of(told);
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.isBlank() || !Files.exists(Path.of(runtime, "bus"))) {
            return Optional.empty();
        }
        return Optional.of("unix:path=" + Path.of(runtime, "bus"));
    }
}
