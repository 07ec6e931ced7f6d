// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.samples.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.testkit.notify.Notifications;
import dev.ithaca.testkit.notify.NotifierContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every notifier keeps to, and what this one does. */
class FileNotifierTest extends NotifierContract {
    @TempDir
    private Path folder;

    @Override
    protected Notifier working() {
        return new FileNotifier(folder.resolve("notifications.txt").toString());
    }

    @Override
    protected Optional<Notifier> unreachable() {
        return Optional.of(new FileNotifier(folder.resolve("no/such/folder").toString()));
    }

    @Test
    void writesALineForEachNotification() throws Exception {
        Notifier notifier = working();

        notifier.deliver(Notifications.plain());
        notifier.deliver(Notifications.inputNeeded());

        assertThat(Files.readAllLines(folder.resolve("notifications.txt")))
                .containsExactly(
                        "2026-01-02T03:04:05.678Z manual Look",
                        "2026-01-02T03:04:05.678Z input_needed build needs you");
    }

    @Test
    void refusesAConfigurationWithoutAFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileNotifier(" "))
                .withMessageContaining("file");
    }
}
