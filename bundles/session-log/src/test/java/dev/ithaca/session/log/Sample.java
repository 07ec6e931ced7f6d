// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Output whose every byte follows from its offset, so that any part of a log can be checked by itself. */
final class Sample {
    private Sample() {}

    static byte at(long offset) {
        long x = offset * 0x9E3779B97F4A7C15L;
        x ^= x >>> 29;
        x *= 0xBF58476D1CE4E5B9L;
        int value = (int) (x >>> 56);
        // A line feed every 32 bytes or so; never a NUL, which recovery may cut from the end.
        return (byte) (value < 8 && value >= 0 ? '\n' : value == 0 ? 1 : value | 1);
    }

    static ByteBuffer bytes(long offset, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = at(offset + i);
        }
        return ByteBuffer.wrap(bytes);
    }

    static long lines(long from, long to) {
        long lines = 0;
        for (long offset = from; offset < to; offset++) {
            lines += at(offset) == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Appends what belongs behind the writer's end. */
    static void append(LogWriter writer, int length) {
        writer.append(bytes(writer.end(), length));
    }

    /** Where the first wrong byte is, or -1. */
    static long firstWrong(long offset, ByteBuffer bytes) {
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) != at(offset + i)) {
                return offset + i;
            }
        }
        return -1;
    }

    /** What reading from 0 to the end gives: ranges served and gaps met; every byte served is checked up to a limit. */
    static List<String> read(LogReader reader, long checkedTo) throws IOException {
        List<String> seen = new ArrayList<>();
        ByteBuffer block = ByteBuffer.allocate(10_000);
        long offset = 0;
        long began = 0;
        while (true) {
            try {
                int count = reader.read(offset, block.clear());
                if (count == 0) {
                    break;
                }
                long wrong = firstWrong(offset, block.flip());
                if (wrong >= 0 && wrong < checkedTo) {
                    throw new AssertionError("wrong byte at " + wrong);
                }
                offset += count;
            } catch (LogGapException e) {
                assertThat(e.resumeAt()).isGreaterThan(offset);
                if (offset > began) {
                    seen.add(began + "-" + offset);
                }
                seen.add(e.reason() + " " + offset + "-" + e.resumeAt());
                offset = e.resumeAt();
                began = offset;
            }
        }
        if (offset > began) {
            seen.add(began + "-" + offset);
        }
        return seen;
    }

    static List<String> read(Path directory) throws IOException {
        try (LogReader reader = LogReader.open(directory)) {
            return read(reader, Long.MAX_VALUE);
        }
    }
}
