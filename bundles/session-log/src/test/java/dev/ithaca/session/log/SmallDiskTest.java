// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that really is full: a file system of 256 KiB in memory. Needs the right to mount; skipped without. */
class SmallDiskTest {
    private static final LogLimits LIMITS = new LogLimits(50_000, Long.MAX_VALUE, 100_000);

    @TempDir
    Path mountPoint;

    private long now = 1_000_000;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mountPoint.toString()), "cannot mount");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", mountPoint.toString());
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
    void keepsTheNewestAndGoesOnBehindTheGapWhenSpaceReturns() throws Exception {
        Path log = mountPoint.resolve("log");
        Files.write(mountPoint.resolve("ballast"), new byte[120_000]);
        long stored;
        try (LogWriter writer = LogWriter.open(log, LIMITS, () -> now)) {
            while (!writer.diskFull()) {
                Sample.append(writer, 5000);
                writer.flush();
            }
            stored = writer.flushed();
            for (int i = 0; i < 100; i++) {
                Sample.append(writer, 5000);
                now += 100;
                writer.flush();
            }
            writer.event("ended", Map.of("code", "0"));
            writer.checkpoint(writer.end(), 24, 80, new byte[10_000]);
            assertThat(writer.flushed()).isBetween(stored, stored + 4096);
            stored = writer.flushed();
            assertThat(Sample.read(log)).containsExactly("0-" + stored);

            Files.delete(mountPoint.resolve("ballast"));
            now += 1000;
            writer.flush();
            assertThat(writer.diskFull()).isFalse();
            assertThat(writer.flushed()).isEqualTo(writer.end());

            long end = writer.end();
            long resumed = end - 100_000;
            assertThat(Sample.read(log))
                    .isEqualTo(List.of("0-" + stored, "lost " + stored + "-" + resumed, resumed + "-" + end));
            try (LogReader reader = LogReader.open(log)) {
                assertThat(reader.events("gap").get(0).fields())
                        .containsEntry("from", Long.toString(stored))
                        .containsEntry("reason", "No space left on device");
                assertThat(reader.events("ended")).hasSize(1);
            }
        }
    }

    @Test
    void compressesNothingHalfWhenSpaceEnds() throws Exception {
        Path log = mountPoint.resolve("log");
        LogLimits large = new LogLimits(100_000, Long.MAX_VALUE, 100_000);
        try (LogWriter writer = LogWriter.open(log, large, () -> now)) {
            Sample.append(writer, 210_000);
        }
        assertThat(Sample.read(log)).containsExactly("0-210000");
        try {
            ClosedSegments.compress(log, 0);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        assertThat(Sample.read(log)).containsExactly("0-210000");
        assertThat(log.toFile().list((d, name) -> name.endsWith(".tmp"))).isEmpty();
    }
}
