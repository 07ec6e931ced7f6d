// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private static final LogLimits LIMITS = new LogLimits(300_000, Long.MAX_VALUE, 1 << 20);

    @TempDir
    Path directory;

    private long now = 1_000_000;

    private void write(int batches, int bytes, long pause) throws IOException {
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now)) {
            for (int i = 0; i < batches; i++) {
                Sample.append(writer, bytes);
                writer.flush();
                now += pause;
            }
        }
    }

    @Test
    void opensAnEmptyLogAndRefusesAMissingOne() throws Exception {
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(reader.start()).isZero();
            assertThat(reader.end()).isZero();
            assertThat(reader.read(0, ByteBuffer.allocate(1))).isZero();
            assertThat(reader.lines()).isZero();
            assertThat(reader.offsetBeforeLines(10)).isZero();
            assertThat(reader.offsetAt(Instant.now())).isEmpty();
            assertThat(reader.checkpointAtOrBefore(10)).isEmpty();
            assertThat(reader.events()).isEmpty();
            assertThat(reader.timeline(10)).isEmpty();
            assertThat(reader.linesBefore(10)).isZero();
        }
        assertThatThrownBy(() -> LogReader.open(directory.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void readsFromAnyOffset() throws Exception {
        write(10, 100_000, 1);
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(reader.end()).isEqualTo(1_000_000);
            ByteBuffer target = ByteBuffer.allocate(10);
            for (long offset = 0; offset < 1_000_000; offset += 7919) {
                assertThat(reader.read(offset, target.clear())).isPositive();
                assertThat(Sample.firstWrong(offset, target.flip())).isEqualTo(-1);
            }
            assertThat(reader.read(299_998, target.clear())).isEqualTo(2);
            assertThat(reader.read(300_000, target.clear())).isEqualTo(10);
            assertThat(reader.read(1_000_000, target.clear())).isZero();
            assertThat(reader.read(2_000_000, target.clear())).isZero();
        }
    }

    @Test
    void findsAnIndexedOffsetCloselyBeforeAnyNumberOfLines() throws Exception {
        write(200, 10_007, 10);
        try (LogReader reader = LogReader.open(directory)) {
            long end = reader.end();
            long lines = Sample.lines(0, end);
            assertThat(reader.lines()).isEqualTo(lines);
            for (long wanted = 0; wanted <= lines; wanted += 997) {
                long offset = reader.offsetBeforeLines(wanted);
                long found = Sample.lines(offset, end);
                assertThat(found).isGreaterThanOrEqualTo(wanted);
                assertThat(Sample.lines(Math.min(end, offset + 80_000), end)).isLessThanOrEqualTo(wanted);
            }
            assertThat(reader.offsetBeforeLines(lines + 1)).isZero();
        }
    }

    @Test
    void findsLinesWithoutTheIndex() throws Exception {
        write(100, 10_007, 10);
        Files.delete(SegmentFiles.index(directory, 300_000));
        Files.delete(SegmentFiles.index(directory, 900_000));
        long lines = Sample.lines(0, 1_000_700);
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(reader.lines()).isEqualTo(lines);
            assertThat(reader.offsetBeforeLines(10)).isEqualTo(900_000);
            assertThat(reader.offsetBeforeLines(lines - Sample.lines(0, 400_000)))
                    .isEqualTo(300_000);
        }
        for (long start : SegmentFiles.segments(directory)) {
            Files.deleteIfExists(SegmentFiles.index(directory, start));
        }
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(reader.lines()).isEqualTo(lines);
            assertThat(reader.offsetBeforeLines(10)).isZero();
        }
    }

    @Test
    void countsLinesWhileTheLogGrowsAndAfterItsStartIsGone() throws Exception {
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now);
                LogReader reader = LogReader.open(directory)) {
            for (int i = 0; i < 100; i++) {
                Sample.append(writer, 12_345);
                writer.flush();
                if (i == 60) {
                    writer.trim(600_000);
                }
                assertThat(reader.lines()).isEqualTo(Sample.lines(0, writer.flushed()));
            }
            assertThat(reader.offsetBeforeLines(1_000_000)).isEqualTo(600_000);
        }
    }

    @Test
    void findsWhatHadBeenWrittenAtATime() throws Exception {
        write(100, 5_000, 2_000);
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(reader.offsetAt(Instant.ofEpochMilli(999_999))).isEmpty();
            for (int i = 0; i < 100; i++) {
                assertThat(reader.offsetAt(Instant.ofEpochMilli(1_000_000 + i * 2_000L)))
                        .contains((i + 1) * 5_000L);
                assertThat(reader.offsetAt(Instant.ofEpochMilli(1_001_999 + i * 2_000L)))
                        .contains((i + 1) * 5_000L);
            }
        }
    }

    @Test
    void tellsARemovedByteFromALostOne() throws Exception {
        write(10, 100_000, 1);
        Files.move(SegmentFiles.raw(directory, 600_000), directory.resolve("elsewhere"));
        SegmentFiles.delete(directory, 0);
        assertThat(Sample.read(directory))
                .containsExactly("removed 0-300000", "300000-600000", "lost 600000-900000", "900000-1000000");
    }

    @Test
    void keepsTheNewestCheckpointsAndOlderOnesFarApart() throws Exception {
        LogLimits large = new LogLimits(8 << 20, Long.MAX_VALUE, 1 << 20);
        try (LogWriter writer = LogWriter.open(directory, large, () -> now)) {
            byte[] megabyte = new byte[1 << 19];
            for (int i = 1; i <= 64; i++) {
                writer.append(ByteBuffer.wrap(megabyte));
                writer.checkpoint(writer.end(), i, 80, new byte[] {(byte) i});
            }
        }
        long half = 1 << 19;
        long[] offsets = SegmentFiles.checkpoints(directory);
        assertThat(offsets).hasSizeLessThan(20).contains(half, 57 * half, 58 * half, 63 * half, 64 * half);
        for (int i = 1; i < offsets.length; i++) {
            assertThat(offsets[i] - offsets[i - 1]).isLessThanOrEqualTo(4 << 20);
        }
        try (LogReader reader = LogReader.open(directory)) {
            Checkpoint found = reader.checkpointAtOrBefore(60 * half + 5).orElseThrow();
            assertThat(found).isEqualTo(new Checkpoint(60 * half, 60, 80, new byte[] {60}));
            assertThat(reader.checkpointAtOrBefore(half - 1)).isEmpty();
        }
    }

    @Test
    void passesOverADamagedCheckpoint() throws Exception {
        write(1, 1000, 0);
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now)) {
            writer.checkpoint(100, 24, 80, new byte[] {1, 2, 3});
            writer.checkpoint(200, 25, 81, new byte[] {4, 5, 6});
        }
        Path newest = SegmentFiles.checkpoint(directory, 200);
        byte[] bytes = Files.readAllBytes(newest);
        try (LogReader reader = LogReader.open(directory)) {
            for (int i = 0; i < bytes.length; i++) {
                byte[] damaged = bytes.clone();
                damaged[i] ^= 0x10;
                Files.write(newest, damaged);
                assertThat(reader.checkpointAtOrBefore(500).orElseThrow().offset())
                        .isEqualTo(100);
                Files.write(newest, Arrays.copyOf(bytes, i));
                assertThat(reader.checkpointAtOrBefore(500).orElseThrow().offset())
                        .isEqualTo(100);
            }
            Files.write(newest, bytes);
            assertThat(reader.checkpointAtOrBefore(500).orElseThrow().columns()).isEqualTo(81);
        }
    }

    @Test
    void countsLinesBeforeAnyOffset() throws Exception {
        write(10, 100_000, 1);
        try (LogReader reader = LogReader.open(directory)) {
            for (long offset = 0; offset <= 1_000_000; offset += 99_991) {
                assertThat(reader.linesBefore(offset)).isEqualTo(Sample.lines(0, offset));
            }
            assertThat(reader.linesBefore(2_000_000)).isEqualTo(reader.lines());
            long from = reader.offsetBeforeLines(100, 500_000);
            assertThat(Sample.lines(from, 500_000)).isGreaterThanOrEqualTo(100);
            assertThat(from).isGreaterThan(300_000);
        }
    }

    @Test
    void givesATimelineThatAFloodAndASilenceShare() throws Exception {
        write(40, 100_000, 1);
        now += 3_600_000;
        write(40, 1000, 60_000);
        try (LogReader reader = LogReader.open(directory)) {
            List<TimeMark> marks = reader.timeline(20);
            assertThat(marks).hasSizeBetween(12, 20);
            assertThat(marks).extracting(TimeMark::offset).isSorted();
            assertThat(marks).extracting(TimeMark::at).isSorted();
            assertThat(marks.get(marks.size() - 1).offset()).isEqualTo(reader.end());
            assertThat(marks).filteredOn(mark -> mark.offset() < 4_000_000).hasSizeGreaterThan(5);
            assertThat(marks).filteredOn(mark -> mark.offset() > 4_000_000).hasSizeGreaterThan(3);
            assertThat(reader.timeline(10_000)).hasSizeGreaterThan(marks.size());
        }
    }
}
