// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
    private static final LogLimits LIMITS = new LogLimits(3000, Long.MAX_VALUE, 4096);

    @TempDir
    Path directory;

    private final FakeDisk disk = new FakeDisk();
    private long now = 1_000_000;

    @Test
    void losesNothingWhileMemoryHolds() throws Exception {
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now, disk)) {
            Sample.append(writer, 1000);
            disk.room = 500;
            writer.flush();
            assertThat(writer.diskFull()).isTrue();
            assertThat(writer.flushed()).isEqualTo(500);
            Sample.append(writer, 3000);
            disk.room = Long.MAX_VALUE;
            now += 1000;
            writer.flush();
            assertThat(writer.diskFull()).isFalse();
            assertThat(writer.flushed()).isEqualTo(4000);
        }
        assertThat(Sample.read(directory)).containsExactly("0-4000");
    }

    @Test
    void keepsTheNewestInMemoryAndRecordsTheGap() throws Exception {
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now, disk)) {
            Sample.append(writer, 500);
            writer.flush();
            disk.room = 0;
            for (int i = 0; i < 100; i++) {
                Sample.append(writer, 100);
                writer.flush();
                now += 100;
            }
            assertThat(writer.diskFull()).isTrue();
            assertThat(writer.flushed()).isEqualTo(500);
            assertThat(writer.end()).isEqualTo(10_500);
            assertThat(writer.pendingStart()).isEqualTo(10_500 - 4096);
            ByteBuffer memory = ByteBuffer.allocate(5000);
            assertThat(writer.readMemory(writer.pendingStart(), memory)).isEqualTo(4096);
            assertThat(Sample.firstWrong(writer.pendingStart(), memory.flip())).isEqualTo(-1);
            disk.room = Long.MAX_VALUE;
            now += 1000;
            writer.flush();
        }
        assertThat(Sample.read(directory)).containsExactly("0-500", "lost 500-6404", "6404-10500");
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(reader.events("gap"))
                    .extracting(LogEvent::fields)
                    .containsExactly(Map.of("from", "500", "to", "6404", "reason", "No space left on device"));
            assertThat(reader.lines()).isEqualTo(Sample.lines(0, 500) + Sample.lines(6404, 10_500));
        }
    }

    @Test
    void sharesTheMemoryOfAProcessAndRecordsTheGapOfWhoGotLittle() throws Exception {
        LogLimits limits = new LogLimits(8L << 20, Long.MAX_VALUE, 1 << 20);
        MemoryBudget budget = new MemoryBudget(300_000);
        List<LogWriter> writers = new ArrayList<>();
        disk.room = 0;
        for (int i = 0; i < 10; i++) {
            LogWriter writer = LogWriter.open(directory.resolve("log" + i), limits, () -> now, budget, disk);
            writers.add(writer);
            for (int bytes = 0; bytes < 200_000; bytes += 4000) {
                Sample.append(writer, 4000);
                writer.flush();
            }
        }
        long held = writers.stream()
                .mapToLong(writer -> writer.end() - writer.pendingStart())
                .sum();
        assertThat(held).isBetween(400_000L, 300_000L + writers.size() * (64L << 10));
        assertThat(writers.get(0).pendingStart()).isZero();

        disk.room = Long.MAX_VALUE;
        now += 1000;
        writers.forEach(LogWriter::flush);
        assertThat(budget.free()).isEqualTo(300_000);
        writers.forEach(LogWriter::close);
        assertThat(Sample.read(directory.resolve("log0"))).containsExactly("0-200000");
        assertThat(Sample.read(directory.resolve("log9")))
                .containsExactly("removed 0-" + (200_000 - (64 << 10)), (200_000 - (64 << 10)) + "-200000");
        try (LogReader reader = LogReader.open(directory.resolve("log9"))) {
            assertThat(reader.events("gap")).hasSize(1);
        }
    }

    @Test
    void losesNothingOnASoundDiskHoweverLittleMemoryIsLeft() throws Exception {
        LogLimits limits = new LogLimits(1L << 20, Long.MAX_VALUE, 1 << 20);
        try (LogWriter writer = LogWriter.open(directory, limits, () -> now, new MemoryBudget(0), disk)) {
            Sample.append(writer, 300_000);
            for (int i = 0; i < 30; i++) {
                Sample.append(writer, 5000);
            }
        }
        assertThat(Sample.read(directory)).containsExactly("0-450000");
    }

    @Test
    void beginsBehindTheGapWhenNothingWasEverStored() throws Exception {
        disk.room = 0;
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now, disk)) {
            writer.event("started", Map.of("pid", "1"));
            Sample.append(writer, 100_000);
            assertThat(writer.start()).isZero();
            now += 1000;
            disk.room = Long.MAX_VALUE;
            writer.flush();
            assertThat(writer.start()).isEqualTo(100_000 - 4096);
            try (LogReader reader = LogReader.open(directory)) {
                assertThat(reader.start()).isEqualTo(100_000 - 4096);
                assertThat(reader.events()).extracting(LogEvent::kind).containsExactlyInAnyOrder("started", "gap");
            }
        }
    }

    @Test
    void writesEventsThatWaitedWholeAndOnce() throws Exception {
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now, disk)) {
            writer.event("started", Map.of());
            for (int room = 0; room < 100; room++) {
                disk.room = room;
                writer.event("note", Map.of("n", Integer.toString(room)));
                disk.room = Long.MAX_VALUE;
                now += 1000;
                writer.flush();
            }
            try (LogReader reader = LogReader.open(directory)) {
                List<LogEvent> notes = reader.events("note");
                assertThat(notes).hasSize(100);
                assertThat(notes.get(99).fields()).containsEntry("n", "99");
            }
        }
    }

    @Test
    void storesOutputWhileOnlyEventsCannotBeWritten() throws Exception {
        ChannelOpener opener = (path, options) -> {
            if (path.endsWith("events.jsonl")) {
                throw new IOException("Permission denied");
            }
            return disk.open(path, options);
        };
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now, opener)) {
            writer.event("started", Map.of());
            Sample.append(writer, 20_000);
            writer.flush();
            assertThat(writer.diskFull()).isFalse();
            assertThat(writer.flushed()).isEqualTo(20_000);
        }
        assertThat(Sample.read(directory)).containsExactly("0-20000");
    }

    @Test
    void boundsTheEventsThatWait() throws Exception {
        disk.room = 0;
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now, disk)) {
            for (int i = 0; i < 3000; i++) {
                writer.event("note", Map.of("n", Integer.toString(i)));
            }
            disk.room = Long.MAX_VALUE;
            now += 1000;
            writer.flush();
        }
        try (LogReader reader = LogReader.open(directory)) {
            List<LogEvent> notes = reader.events();
            assertThat(notes).hasSizeBetween(500, 1100);
            assertThat(notes.get(notes.size() - 1).fields()).containsEntry("n", "2999");
        }
    }

    @Test
    void servesOnlyRightBytesWhereverSpaceEndsAndReturns() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long lines = 0;
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now, disk)) {
            for (int step = 0; step < 2000; step++) {
                Sample.append(writer, random.nextInt(900));
                now += random.nextInt(400);
                if (random.nextInt(10) == 0) {
                    disk.room = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(5000);
                }
                writer.flush();
            }
            disk.room = Long.MAX_VALUE;
            now += 1000;
            writer.flush();
            assertThat(writer.flushed()).as("seed %d", seed).isEqualTo(writer.end());
        }
        List<String> seen = Sample.read(directory);
        for (String range : seen) {
            String[] ends = range.replaceAll("[a-z ]", "").split("-", 2);
            if (Character.isDigit(range.charAt(0))) {
                lines += Sample.lines(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
            }
        }
        try (LogReader reader = LogReader.recover(directory)) {
            assertThat(Sample.read(reader, Long.MAX_VALUE)).as("seed %d", seed).isEqualTo(seen);
            assertThat(reader.lines()).as("seed %d", seed).isEqualTo(lines);
            assertThat(reader.events("cut")).as("seed %d", seed).isEmpty();
            long lost = seen.stream()
                    .filter(range -> !Character.isDigit(range.charAt(0)))
                    .count();
            assertThat(reader.events("gap")).as("seed %d", seed).hasSize((int) lost);
        }
    }
}
