// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process test: the writing JVM is killed without warning, again and again, in one directory. */
class KilledWriterTest {
    private static final int ROUNDS = 8;

    @TempDir
    Path directory;

    @Test
    void losesNoFlushedByteWhenItsProcessIsKilled() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long end = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long flushed = writeAndKill(random, end);
            try (LogReader reader = LogReader.open(directory)) {
                assertThat(reader.end()).as("seed %d", seed).isGreaterThanOrEqualTo(flushed);
                end = reader.end();
                assertThat(Sample.read(reader, Long.MAX_VALUE))
                        .as("seed %d", seed)
                        .isEqualTo(end == 0 ? List.of() : List.of("0-" + end));
            }
            if (random.nextBoolean()) {
                try (LogReader reader = LogReader.recover(directory)) {
                    assertThat(reader.end()).as("seed %d", seed).isEqualTo(end);
                    assertThat(reader.lines()).as("seed %d", seed).isEqualTo(Sample.lines(0, end));
                    assertThat(reader.events("cut")).as("seed %d", seed).isEmpty();
                }
            }
        }
        assertThat(end).isPositive();
    }

    /** Returns what the process said last that it has flushed; it must have begun where the log ended. */
    private long writeAndKill(Random random, long expectedStart) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterMain.class.getName(),
                        directory.toString(),
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(lines.readLine()).isEqualTo(Long.toString(expectedStart));
            long flushed = expectedStart;
            for (int left = random.nextInt(200); left > 0; left--) {
                flushed = Long.parseLong(lines.readLine());
            }
            // Not Process.destroyForcibly, which would close the stream that is still read.
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                flushed = line.isEmpty() ? flushed : Math.max(flushed, parsed(line, flushed));
            }
            return flushed;
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        }
    }

    /** The last line may be torn; then it is shorter than what it meant to say. */
    private static long parsed(String line, long flushed) {
        long value = Long.parseLong(line);
        return value >= flushed ? value : flushed;
    }
}
