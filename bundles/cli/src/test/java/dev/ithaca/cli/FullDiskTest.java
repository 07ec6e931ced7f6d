// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ithaca.cli.ClientProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system that is really full, where this machine lets us mount one. */
class FullDiskTest {
    @TempDir
    Path state;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", state.toString()), "cannot mount");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", state.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void saysThatTheDiskIsFullInsteadOfWaitingForADaemon() throws Exception {
        Path home = Files.createDirectory(state.resolve("home"));

        Outcome outcome = ClientProcess.run(state, "", List.of("-Dithaca.home=" + home), "ls");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("the disk that holds " + state + " is full");
    }
}
