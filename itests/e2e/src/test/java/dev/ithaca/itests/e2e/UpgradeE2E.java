// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An upgrade: another installation takes over the state directory, and the old one is removed under running sessions. */
class UpgradeE2E {
    private final Installation old = Installation.fresh("upgrade-old");
    private final Installation next = Installation.fresh("upgrade-new");
    private final Ithaca ithaca = new Ithaca(old);

    @AfterEach
    void stopAll() throws Exception {
        ithaca.close();
    }

    @Test
    void sessionsGoOnUnderTheNewInstallation() throws IOException {
        changeHost(next);
        ithaca.started();
        PtyDriver terminal = ithaca.terminal("start", "bash", "--norc", "--noprofile", "-i");
        terminal.awaitText("\\$");
        terminal.send("echo $ITHACA_SESSION_ID.\r");
        String id = terminal.awaitText("\n([0-9a-f]{7})\\.").group(1);
        ithaca.must("daemon", "stop");
        Installation.delete(old.home());
        ithaca.upgradeTo(next);

        ithaca.started();

        terminal.send("echo attached through the up''grade\r");
        terminal.awaitText("\nattached through the upgrade");
        assertThat(ithaca.status(id)).isEqualTo("running");
        ithaca.must("send", id, "echo from the n''ew client", "key:enter");
        terminal.awaitText("\nfrom the new client");
        String later = ithaca.start("cat");
        assertThat(StateProcesses.hosts(ithaca.state()))
                .as("the old host serves its own, a new one the rest")
                .hasSize(2);

        terminal.send("exit 8\r");
        assertThat(terminal.awaitExit()).isEqualTo(8);
        assertThat(ithaca.awaitEnded(id).get("exit_code").asInt()).isEqualTo(8);
        await("the old host's end")
                .atMost(Ithaca.SOON)
                .until(() -> StateProcesses.hosts(ithaca.state()).size() == 1);
        assertThat(ithaca.must("logs", id)).contains("attached through the upgrade");
        assertThat(ithaca.status(later)).isEqualTo("running");
    }

    /** A release that brings another host: its jar gets one more entry. */
    private static void changeHost(Installation installation) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(installation.home().resolve("host"))) {
            jars = files.filter(f -> f.getFileName().toString().contains("pty.host"))
                    .toList();
        }
        assertThat(jars).hasSize(1);
        try (FileSystem jar = FileSystems.newFileSystem(jars.get(0))) {
            Files.writeString(jar.getPath("META-INF", "another-release"), "e2e");
        }
    }
}
