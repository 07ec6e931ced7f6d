// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside a writer, a compressor and retention, each in a thread of its own. */
class FollowTest {
    private static final long TOTAL = 6_000_000;
    private static final long DEADLINE = Duration.ofSeconds(60).toNanos();

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong flushed = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong(Long.MAX_VALUE);
    private final long seed = System.nanoTime();

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Writes all; with {@code lead} bytes at most ahead of the readers so that retention takes nothing unread. */
    private Void write(LogLimits limits, long lead) throws IOException {
        Random random = new Random(seed);
        long deadline = System.nanoTime() + DEADLINE;
        try (LogWriter writer = LogWriter.open(directory, limits, System::currentTimeMillis)) {
            while (writer.end() < TOTAL && System.nanoTime() < deadline) {
                if (writer.end() - slowest.get() > lead) {
                    Thread.onSpinWait();
                    continue;
                }
                Sample.append(writer, (int) Math.min(TOTAL - writer.end(), random.nextInt(20_000)));
                if (random.nextInt(3) == 0) {
                    writer.flush();
                    flushed.set(writer.flushed());
                }
            }
        }
        flushed.set(TOTAL);
        return null;
    }

    private Void compress() throws IOException {
        while (flushed.get() < TOTAL) {
            ClosedSegments.compress(directory, 0);
        }
        return null;
    }

    /** Reads until all is seen; returns how many bytes retention took away before they were read. */
    private long follow(int blockBytes) throws IOException {
        long removed = 0;
        long offset = 0;
        long deadline = System.nanoTime() + DEADLINE;
        ByteBuffer block = ByteBuffer.allocate(blockBytes);
        try (LogReader reader = LogReader.open(directory)) {
            while (offset < TOTAL) {
                assertThat(System.nanoTime()).as("seed %d at %d", seed, offset).isLessThan(deadline);
                long promised = flushed.get();
                try {
                    int count = reader.read(offset, block.clear());
                    if (count == 0) {
                        assertThat(offset).as("seed %d", seed).isGreaterThanOrEqualTo(promised);
                    }
                    assertThat(Sample.firstWrong(offset, block.flip()))
                            .as("seed %d", seed)
                            .isEqualTo(-1);
                    offset += count;
                } catch (LogGapException e) {
                    assertThat(e.reason()).as("seed %d at %d", seed, offset).isEqualTo(LogGapException.REMOVED);
                    assertThat(e.resumeAt()).isGreaterThan(offset);
                    removed += e.resumeAt() - offset;
                    offset = e.resumeAt();
                }
                slowest.accumulateAndGet(offset, (a, b) -> b);
            }
        }
        return removed;
    }

    @Test
    void seesEveryByteOnceAcrossRollsAndCompression() throws Exception {
        List<Future<Long>> readers = new ArrayList<>();
        readers.add(threads.submit(() -> follow(64 << 10)));
        readers.add(threads.submit(() -> follow(1000)));
        Future<Void> writer =
                threads.submit(() -> write(new LogLimits(100_000, Long.MAX_VALUE, 64 << 10), Long.MAX_VALUE));
        Future<Void> compressor = threads.submit(this::compress);
        for (Future<Long> reader : readers) {
            assertThat(reader.get(90, TimeUnit.SECONDS)).isZero();
        }
        writer.get(90, TimeUnit.SECONDS);
        compressor.get(90, TimeUnit.SECONDS);
        ClosedSegments.compress(directory, 0);
        assertThat(Sample.read(directory)).containsExactly("0-" + TOTAL);
    }

    @Test
    void losesNothingToRetentionWhileItKeepsUp() throws Exception {
        slowest.set(0);
        Future<Long> reader = threads.submit(() -> follow(8000));
        Future<Void> writer = threads.submit(() -> write(new LogLimits(50_000, 300_000, 64 << 10), 200_000));
        Future<Void> compressor = threads.submit(this::compress);
        assertThat(reader.get(90, TimeUnit.SECONDS)).isZero();
        writer.get(90, TimeUnit.SECONDS);
        compressor.get(90, TimeUnit.SECONDS);
    }

    @Test
    void isToldWhatRetentionTookWhenItIsSlow() throws Exception {
        Future<Void> writer = threads.submit(() -> write(new LogLimits(50_000, 100_000, 64 << 10), Long.MAX_VALUE));
        Future<Void> compressor = threads.submit(this::compress);
        Future<Long> reader = threads.submit(() -> follow(100));
        writer.get(90, TimeUnit.SECONDS);
        compressor.get(90, TimeUnit.SECONDS);
        assertThat(reader.get(90, TimeUnit.SECONDS)).isBetween(0L, TOTAL);
        ClosedSegments.compress(directory, 0);
        long[] starts = SegmentFiles.segments(directory);
        assertThat(TOTAL - starts[0]).isBetween(100_000L, 200_000L);
    }
}
