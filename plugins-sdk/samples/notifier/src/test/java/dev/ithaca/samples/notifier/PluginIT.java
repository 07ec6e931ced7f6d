// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.samples.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.testkit.notify.Notifications;
import dev.ithaca.testkit.run.PluginRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar in an OSGi framework. */
class PluginIT {
    @TempDir
    private Path folder;

    @Test
    void deliversWithTheConfigurationThatItIsGiven() throws Exception {
        Path file = folder.resolve("notifications.txt");
        try (PluginRun run = PluginRun.of(Path.of(System.getProperty("plugin.jar")))) {
            run.configure(FileNotifier.PID, Map.of("dev.ithaca.id", "mine", "file", file.toString()));

            run.notifier("mine").deliver(Notifications.plain());
        }
        assertThat(Files.readString(file)).isEqualTo("2026-01-02T03:04:05.678Z manual Look\n");
    }
}
