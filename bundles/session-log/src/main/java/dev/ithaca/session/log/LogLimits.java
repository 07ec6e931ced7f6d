// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

/**
 * How large a log may grow, on disk and in memory.
 *
 * @param segmentBytes size of one segment file; the next begins behind it
 * @param keepBytes how much of the newest output is kept at least; a closed segment goes once the segments behind it
 *     hold this much, at the latest two segments on. {@link Long#MAX_VALUE} keeps all
 * @param memoryBytes how much output waits in memory at most while the files cannot be written; see {@link MemoryBudget}
 */
public record LogLimits(long segmentBytes, long keepBytes, int memoryBytes) {
    /** Segments of 8 MiB, 1 MiB of memory, nothing ever removed. */
    public static final LogLimits DEFAULT = new LogLimits(8L << 20, Long.MAX_VALUE, 1 << 20);

    private static final int LEAST_MEMORY = 4096;

    public LogLimits {
        if (segmentBytes < 1 || keepBytes < 0 || memoryBytes < LEAST_MEMORY) {
            throw new IllegalArgumentException(
                    "segmentBytes must be at least 1, keepBytes at least 0, memoryBytes at least " + LEAST_MEMORY + ": "
                            + segmentBytes + ", " + keepBytes + ", " + memoryBytes);
        }
    }
}
