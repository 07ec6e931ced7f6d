// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedSegmentsTest {
    private static final int SEGMENT = 700_000;

    @TempDir
    Path directory;

    @BeforeEach
    void writeFourSegments() throws IOException {
        try (LogWriter writer = LogWriter.open(directory, new LogLimits(SEGMENT, Long.MAX_VALUE, 1 << 20), () -> 1)) {
            for (int i = 0; i < 35; i++) {
                Sample.append(writer, 70_000);
                writer.flush();
            }
        }
    }

    @Test
    void leavesTheOpenSegmentAndTheNewestClosedOnesRaw() throws Exception {
        assertThat(ClosedSegments.compress(directory, 1)).isEqualTo(2);
        assertThat(ClosedSegments.compress(directory, 1)).isZero();
        assertThat(SegmentFiles.raw(directory, SEGMENT)).doesNotExist();
        assertThat(SegmentFiles.raw(directory, 2 * SEGMENT)).exists();
        assertThat(ClosedSegments.compress(directory, 0)).isEqualTo(1);
        assertThat(SegmentFiles.raw(directory, 3 * SEGMENT)).exists();
        assertThat(Sample.read(directory)).containsExactly("0-2450000");
    }

    @Test
    void writesWhatAnyGzipToolReads() throws Exception {
        ClosedSegments.compress(directory, 0);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (GZIPInputStream in =
                new GZIPInputStream(Files.newInputStream(SegmentFiles.compressed(directory, SEGMENT)))) {
            in.transferTo(raw);
        }
        assertThat(raw.size()).isEqualTo(SEGMENT);
        assertThat(Sample.firstWrong(SEGMENT, ByteBuffer.wrap(raw.toByteArray())))
                .isEqualTo(-1);
    }

    @Test
    void readsAnyOffsetOfACompressedSegment() throws Exception {
        ClosedSegments.compress(directory, 0);
        Random random = new Random(5);
        ByteBuffer target = ByteBuffer.allocate(100);
        try (LogReader reader = LogReader.open(directory)) {
            for (int i = 0; i < 100; i++) {
                long offset = random.nextInt(3 * SEGMENT);
                assertThat(reader.read(offset, target.clear())).isPositive();
                assertThat(Sample.firstWrong(offset, target.flip())).isEqualTo(-1);
            }
        }
    }

    @Test
    void findsTheMembersAgainWithoutTheirTable() throws Exception {
        ClosedSegments.compress(directory, 0);
        Path table = SegmentFiles.members(directory, 0);
        byte[] bytes = Files.readAllBytes(table);
        Files.delete(table);
        assertThat(Sample.read(directory)).containsExactly("0-2450000");
        for (int i = 0; i < bytes.length; i += 3) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            Files.write(table, damaged);
            assertThat(firstByte()).isEqualTo(Sample.at(600_000));
        }
    }

    private byte firstByte() throws IOException {
        try (LogReader reader = LogReader.open(directory)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            assertThat(reader.read(600_000, one)).isEqualTo(1);
            return one.get(0);
        }
    }

    @Test
    void servesAllButTheDamagedMember() throws Exception {
        ClosedSegments.compress(directory, 0);
        Path file = SegmentFiles.compressed(directory, 0);
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(6);
        for (int round = 0; round < 10; round++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            List<String> seen = Sample.read(directory);
            assertThat(seen.toString()).contains("damaged").endsWith("-2450000]");
            assertThat(seen.stream().filter(range -> range.startsWith("damaged")))
                    .hasSize(1);
        }
    }

    @Test
    void servesWhatIsLeftOfATruncatedFileWithAndWithoutItsTable() throws Exception {
        ClosedSegments.compress(directory, 0);
        Path file = SegmentFiles.compressed(directory, 0);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 10, 17, 100_000, bytes.length / 2, bytes.length - 9, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(Sample.read(directory).toString()).contains("damaged").endsWith("-2450000]");
        }
        Files.delete(SegmentFiles.members(directory, 0));
        assertThat(Sample.read(directory)).containsExactly("0-524288", "lost 524288-700000", "700000-2450000");
    }

    @Test
    void startsAgainAfterACrashAtAnyStep() throws Exception {
        Path raw = SegmentFiles.raw(directory, 0);
        byte[] original = Files.readAllBytes(raw);
        ClosedSegments.compress(directory, 2);
        byte[] compressed = Files.readAllBytes(SegmentFiles.compressed(directory, 0));

        Files.write(raw, original);
        Files.write(SegmentFiles.compressed(directory, 0), Arrays.copyOf(compressed, 1000));
        Files.write(SegmentFiles.temporary(SegmentFiles.compressed(directory, 0)), new byte[100]);

        assertThat(Sample.read(directory)).containsExactly("0-2450000");
        assertThat(ClosedSegments.compress(directory, 2)).isEqualTo(1);
        assertThat(SegmentFiles.compressed(directory, 0)).hasBinaryContent(compressed);
        assertThat(Sample.read(directory)).containsExactly("0-2450000");
    }
}
