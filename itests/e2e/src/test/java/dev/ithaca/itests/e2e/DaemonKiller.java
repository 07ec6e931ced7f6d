// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Kills whatever daemon holds a state directory, at whatever stage of its life it is. */
final class DaemonKiller {
    private DaemonKiller() {}

    /** Waits for a daemon that has left its pid, and sends it SIGKILL; returns when it is gone. */
    static void killRunning(Path state) {
        ProcessHandle daemon = await("a daemon to kill")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> running(state), Optional::isPresent)
                .orElseThrow();
        daemon.destroyForcibly();
        await("the daemon's end")
                .atMost(Ithaca.SOON)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> !daemon.isAlive());
    }

    private static Optional<ProcessHandle> running(Path state) {
        try {
            long pid = Long.parseLong(
                    Files.readString(state.resolve("run").resolve("pid")).strip());
            return StateProcesses.of(state).stream().filter(p -> p.pid() == pid).findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
