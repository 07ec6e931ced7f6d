// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut may leave, and what is then served. */
class RecoveryTest {
    private static final LogLimits LIMITS = new LogLimits(1000, Long.MAX_VALUE, 4096);

    @TempDir
    Path directory;

    private long now = 1_000_000;
    private Path data;
    private Path index;
    private byte[] dataBytes;
    private byte[] indexBytes;

    /** Segments 0-1000 and 1000-1900; records at 1000, 1300, 1600; 1600 to 1900 not indexed. */
    @BeforeEach
    void leaveALogBehindAsAKilledWriterDoes() throws IOException {
        LogWriter writer = LogWriter.open(directory, LIMITS, () -> now);
        Sample.append(writer, 1000);
        writer.flush();
        for (int i = 0; i < 3; i++) {
            now += 5000;
            Sample.append(writer, 300);
            writer.flush();
        }
        writer.event("note", Map.of());
        data = SegmentFiles.raw(directory, 1000);
        index = SegmentFiles.index(directory, 1000);
        dataBytes = Files.readAllBytes(data);
        indexBytes = Files.readAllBytes(index);
        assertThat(dataBytes).hasSize(900);
        assertThat(indexBytes).hasSize(96);
    }

    /** Every one near the end, near the ends of the blocks, and some between. */
    private static int[] positions(int last) {
        return IntStream.rangeClosed(0, last)
                .filter(at -> at > last - 20 || at % 300 < 3 || at % 300 > 296 || at % 45 == 0)
                .toArray();
    }

    private void restore() throws IOException {
        Files.write(data, dataBytes);
        Files.write(index, indexBytes);
        Files.deleteIfExists(directory.resolve(SegmentFiles.EVENTS));
    }

    /** Everything served is right up to {@code checkedTo}; recovery is idempotent; a writer goes on behind it. */
    private long recoveredEnd(long checkedTo) throws IOException {
        long end;
        try (LogReader reader = LogReader.recover(directory)) {
            end = reader.end();
            assertThat(Sample.read(reader, checkedTo)).containsExactly("0-" + end);
            if (checkedTo >= end) {
                assertThat(reader.lines()).isEqualTo(Sample.lines(0, end));
            }
            assertThat(reader.events("cut")).hasSizeLessThanOrEqualTo(1);
        }
        byte[] before = Files.readAllBytes(data);
        byte[] indexed = Files.readAllBytes(index);
        try (LogWriter writer = LogWriter.open(directory, LIMITS, () -> now)) {
            assertThat(Files.readAllBytes(data)).isEqualTo(before);
            assertThat(Files.readAllBytes(index)).isEqualTo(indexed);
            assertThat(writer.end()).isEqualTo(end);
            Sample.append(writer, 150);
        }
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(Sample.read(reader, Math.min(checkedTo, end))).containsExactly("0-" + (end + 150));
        }
        Files.deleteIfExists(SegmentFiles.raw(directory, 2000));
        Files.deleteIfExists(SegmentFiles.index(directory, 2000));
        return end;
    }

    @Test
    void changesNothingOfALogThatIsWhole() throws Exception {
        assertThat(recoveredEnd(Long.MAX_VALUE)).isEqualTo(1900);
        try (LogReader reader = LogReader.open(directory)) {
            assertThat(reader.events("cut")).isEmpty();
        }
    }

    @Test
    void cutsATruncatedSegmentAtTheLastGoodRecord() throws Exception {
        for (int length : positions(899)) {
            restore();
            Files.write(data, Arrays.copyOf(dataBytes, length));
            int expected = length >= 600 ? length : length >= 300 ? 300 : 0;
            assertThat(recoveredEnd(Long.MAX_VALUE)).as("length %d", length).isEqualTo(1000 + expected);
        }
    }

    @Test
    void cutsTheNulsThatAFileSystemLeavesAtTheEnd() throws Exception {
        for (int length : positions(899)) {
            restore();
            Files.write(data, Arrays.copyOf(Arrays.copyOf(dataBytes, length), 5000));
            int expected = length >= 600 ? length : length >= 300 ? 300 : 0;
            assertThat(recoveredEnd(Long.MAX_VALUE)).as("length %d", length).isEqualTo(1000 + expected);
        }
    }

    @Test
    void servesNoDamagedByteThatARecordCovers() throws Exception {
        for (int at : positions(899)) {
            restore();
            byte[] damaged = dataBytes.clone();
            damaged[at] ^= 0x40;
            Files.write(data, damaged);
            if (at < 600) {
                assertThat(recoveredEnd(Long.MAX_VALUE)).isEqualTo(at < 300 ? 1000 : 1300);
            } else {
                assertThat(recoveredEnd(1000 + at)).isEqualTo(1900);
            }
        }
    }

    @Test
    void keepsTheOutputWhateverBecomesOfItsIndex() throws Exception {
        for (int at = 0; at < indexBytes.length; at++) {
            restore();
            Files.write(index, Arrays.copyOf(indexBytes, at));
            assertThat(recoveredEnd(Long.MAX_VALUE)).isEqualTo(1900);
            restore();
            byte[] damaged = indexBytes.clone();
            damaged[at] ^= 0x40;
            Files.write(index, damaged);
            assertThat(recoveredEnd(Long.MAX_VALUE)).isEqualTo(1900);
            restore();
            Arrays.fill(damaged, at, damaged.length, (byte) 0);
            Files.write(index, Arrays.copyOf(damaged, 4096));
            assertThat(recoveredEnd(Long.MAX_VALUE)).isEqualTo(1900);
        }
        restore();
        Files.delete(index);
        assertThat(recoveredEnd(Long.MAX_VALUE)).isEqualTo(1900);
    }

    @Test
    void servesADamagedClosedSegmentUpToTheDamage() throws Exception {
        Path closed = SegmentFiles.raw(directory, 0);
        byte[] bytes = Files.readAllBytes(closed);
        bytes[999] ^= 1;
        Files.write(closed, bytes);
        try (LogReader reader = LogReader.recover(directory)) {
            assertThat(Sample.read(reader, Long.MAX_VALUE)).containsExactly("lost 0-1000", "1000-1900");
            assertThat(reader.events("cut")).extracting(LogEvent::offset).containsExactly(0L);
        }
    }

    @Test
    void removesWhatACrashLeavesBehind() throws Exception {
        for (String name : List.of(
                "output-00000000000000000000.log.gz.tmp",
                "checkpoint-00000000000000000100.bin.tmp",
                "output-00000000000000005000.idx",
                "output-00000000000000005000.gzi",
                "checkpoint-00000000000000001901.bin")) {
            Files.write(directory.resolve(name), new byte[10]);
        }
        Files.write(SegmentFiles.checkpoint(directory, 1900), new byte[10]);
        Files.write(directory.resolve("notes.txt"), new byte[10]);

        LogReader.recover(directory).close();

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(
                        "output-00000000000000000000.log",
                        "output-00000000000000000000.idx",
                        "output-00000000000000001000.log",
                        "output-00000000000000001000.idx",
                        "checkpoint-00000000000000001900.bin",
                        "events.jsonl",
                        "notes.txt");
    }

    @Test
    void ignoresFilesWithImpossibleNames() throws Exception {
        for (String name : List.of(
                "output-99999999999999999999.log", "output-0000000000000000000x.log", "output-.log", "output-1.idx")) {
            Files.write(directory.resolve(name), new byte[10]);
        }
        assertThat(recoveredEnd(Long.MAX_VALUE)).isEqualTo(1900);
    }
}
