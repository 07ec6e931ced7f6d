// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWriterTest {
    private static final LogLimits SMALL = new LogLimits(1000, Long.MAX_VALUE, 4096);

    @TempDir
    Path directory;

    private long now = 1_000_000;

    private LogWriter open(LogLimits limits) throws IOException {
        return LogWriter.open(directory.resolve("log"), limits, () -> now);
    }

    private Path log() {
        return directory.resolve("log");
    }

    @Test
    void makesNoFileBeforeTheFirstFlush() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            assertThat(log()).isEmptyDirectory();
            Sample.append(writer, 10);
            assertThat(log()).isEmptyDirectory();
            assertThat(writer.flushed()).isZero();
            writer.flush();
            assertThat(writer.flushed()).isEqualTo(10);
            assertThat(log().resolve("output-00000000000000000000.log")).hasSize(10);
        }
    }

    @Test
    void rollsSegmentsAtExactlyTheirSize() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            for (int i = 0; i < 100; i++) {
                Sample.append(writer, 77);
                if (i % 7 == 0) {
                    writer.flush();
                }
            }
        }
        assertThat(SegmentFiles.segments(log())).containsExactly(0, 1000, 2000, 3000, 4000, 5000, 6000, 7000);
        assertThat(Sample.read(log())).containsExactly("0-7700");
    }

    @Test
    void flushesByItselfRatherThanLoseBytes() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            Sample.append(writer, 100_000);
            assertThat(writer.end()).isEqualTo(100_000);
            assertThat(writer.flushed()).isGreaterThan(90_000);
        }
        assertThat(Sample.read(log())).containsExactly("0-100000");
    }

    @Test
    void takesDirectBuffersAndOnlyTheirRemainingBytes() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            ByteBuffer direct = ByteBuffer.allocateDirect(100);
            direct.put(7, Sample.bytes(0, 50), 0, 50).position(7).limit(57);
            writer.append(direct);
            assertThat(direct.position()).isEqualTo(57);
        }
        assertThat(Sample.read(log())).containsExactly("0-50");
    }

    @Test
    void servesUnflushedAndRecentBytesFromMemory() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            Sample.append(writer, 300);
            writer.flush();
            Sample.append(writer, 200);
            ByteBuffer target = ByteBuffer.allocate(1000);
            assertThat(writer.readMemory(100, target)).isEqualTo(400);
            assertThat(Sample.firstWrong(100, target.flip())).isEqualTo(-1);
            assertThat(writer.readMemory(500, target.clear())).isZero();
            assertThat(writer.readMemory(501, target)).isEqualTo(-1);
        }
    }

    @Test
    void letsGoOfMemoryAndIndexWhenSilent() throws Exception {
        FakeDisk disk = new FakeDisk();
        try (LogWriter writer = LogWriter.open(log(), SMALL, () -> now, disk)) {
            Sample.append(writer, 300);
            writer.flush();
            assertThat(log().resolve("output-00000000000000000000.idx")).doesNotExist();
            now += 1000;
            writer.flush();
            assertThat(writer.readMemory(299, ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(log().resolve("output-00000000000000000000.idx")).hasSize(64);
            int opened = disk.opened;
            writer.flush();
            assertThat(disk.opened).isEqualTo(opened);
        }
    }

    @Test
    void keepsTheNewestBytesAndRemovesOlderSegments() throws Exception {
        try (LogWriter writer = open(new LogLimits(1000, 2500, 4096))) {
            for (int i = 0; i < 100; i++) {
                Sample.append(writer, 100);
                writer.flush();
                assertThat(writer.flushed() - writer.start()).isBetween(Math.min(writer.end(), 2500), 4500L);
            }
            assertThat(writer.start()).isEqualTo(6000);
        }
        assertThat(Sample.read(log())).containsExactly("removed 0-6000", "6000-10000");
        assertThat(log().resolve("output-00000000000000005000.idx")).doesNotExist();
    }

    @Test
    void trimsClosedSegmentsOnly() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            Sample.append(writer, 3500);
            writer.flush();
            writer.checkpoint(500, 24, 80, new byte[1]);
            writer.checkpoint(2000, 24, 80, new byte[1]);
            writer.trim(2999);
            assertThat(writer.start()).isEqualTo(2000);
            try (LogReader reader = LogReader.open(log())) {
                assertThat(SegmentFiles.checkpoints(log())).containsExactly(2000);
                assertThat(reader.start()).isEqualTo(2000);
            }
            writer.trim(Long.MAX_VALUE);
            assertThat(writer.start()).isEqualTo(3000);
            Sample.append(writer, 10);
        }
        assertThat(Sample.read(log())).containsExactly("removed 0-3000", "3000-3510");
    }

    @Test
    void trimsMuchInSteps() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            for (int i = 0; i < 50; i++) {
                Sample.append(writer, 1000);
                writer.flush();
                writer.checkpoint(writer.end(), 24, 80, new byte[1]);
            }
            int steps = 1;
            while (writer.trim(40_500, 16)) {
                assertThat(writer.start()).isEqualTo(steps * 16_000L);
                assertThat(SegmentFiles.segments(log())[0]).isEqualTo(writer.start());
                Sample.append(writer, 1000);
                writer.flush();
                steps++;
            }
            assertThat(steps).isEqualTo(3);
            assertThat(writer.start()).isEqualTo(40_000);
            assertThat(SegmentFiles.checkpoints(log())[0]).isGreaterThanOrEqualTo(40_000);
            assertThat(writer.trim(40_500, 16)).isFalse();
        }
        assertThat(Sample.read(log())).containsExactly("removed 0-40000", "40000-52000");
    }

    @Test
    void removesNoMoreThanAFewSegmentsWhenOneBegins() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            Sample.append(writer, 50_500);
        }
        try (LogWriter writer = open(new LogLimits(1000, 2000, 4096))) {
            Sample.append(writer, 500);
            writer.flush();
            assertThat(writer.start()).isEqualTo(16_000);
            for (int i = 0; i < 3; i++) {
                Sample.append(writer, 1000);
                writer.flush();
            }
            assertThat(writer.end() - writer.start()).isLessThanOrEqualTo(4000);
        }
    }

    @Test
    void goesOnWhereAnEarlierWriterEnded() throws Exception {
        for (int round = 0; round < 50; round++) {
            try (LogWriter writer = open(SMALL)) {
                assertThat(writer.end()).isEqualTo(round * 333L);
                Sample.append(writer, 333);
            }
        }
        assertThat(Sample.read(log())).containsExactly("0-16650");
        assertThat(log().toFile().list((d, name) -> name.endsWith(".log"))).hasSize(17);
        try (LogReader reader = LogReader.open(log())) {
            assertThat(reader.lines()).isEqualTo(Sample.lines(0, 16650));
        }
    }

    @Test
    void goesOnBehindALogThatIsAllCompressed() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            Sample.append(writer, 2000);
        }
        Files.createFile(SegmentFiles.raw(log(), 2000));
        ClosedSegments.compress(log(), 0);
        Files.delete(SegmentFiles.raw(log(), 2000));

        try (LogWriter writer = open(SMALL)) {
            assertThat(writer.end()).isEqualTo(2000);
            Sample.append(writer, 100);
        }

        assertThat(Sample.read(log())).containsExactly("0-2100");
        try (LogReader reader = LogReader.open(log())) {
            assertThat(reader.lines()).isEqualTo(Sample.lines(0, 2100));
        }
    }

    @Test
    void survivesAnInterruptedThread() throws Exception {
        try (LogWriter writer = open(SMALL)) {
            Thread.currentThread().interrupt();
            Sample.append(writer, 2500);
            writer.flush();
            writer.event("note", Map.of());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(writer.diskFull()).isFalse();
            Sample.append(writer, 100);
        }
        assertThat(Sample.read(log())).containsExactly("0-2600");
    }

    @Test
    void refusesBytesOnceClosed() throws Exception {
        LogWriter writer = open(SMALL);
        writer.close();
        writer.close();
        assertThatThrownBy(() -> Sample.append(writer, 1)).isInstanceOf(IllegalStateException.class);
    }
}
