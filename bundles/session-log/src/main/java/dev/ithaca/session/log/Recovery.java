// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a log without a writer holds, after it was made whole: torn ends cut, leftovers of a crash removed.
 *
 * @param start first offset
 * @param end behind the last byte
 * @param lines line feeds in the log before the end
 * @param last the newest segment if a writer can go on in it
 */
record Recovery(long start, long end, long lines, @Nullable Last last) {
    /** The kernel writes by itself within half a minute: older segments than these are not torn by a power cut. */
    private static final int CHECKED_SEGMENTS = 8;

    /**
     * A raw segment all of whose bytes are indexed.
     *
     * @param records how many index records it has
     */
    record Last(long start, long end, long linesBefore, long lines, int records) {}

    static Recovery run(Path directory) throws IOException {
        long[] starts = removeLeftovers(directory);
        Last last = null;
        for (int i = Math.max(0, starts.length - CHECKED_SEGMENTS); i < starts.length; i++) {
            last = null;
            if (Files.exists(SegmentFiles.raw(directory, starts[i]))) {
                last = SegmentCheck.run(directory, starts, i);
            }
        }
        Recovery found =
                last != null ? new Recovery(starts[0], last.end(), last.lines(), last) : closed(directory, starts);
        for (long offset : SegmentFiles.checkpoints(directory)) {
            if (offset < found.start() || offset > found.end()) {
                Files.deleteIfExists(SegmentFiles.checkpoint(directory, offset));
            }
        }
        return found;
    }

    /** Removes unfinished files, and what belongs to segments that are gone. */
    private static long[] removeLeftovers(Path directory) throws IOException {
        long[] starts = SegmentFiles.segments(directory);
        for (String name : SegmentFiles.names(directory)) {
            long start = Math.max(
                    SegmentFiles.offset(name, SegmentFiles.OUTPUT, SegmentFiles.INDEX),
                    SegmentFiles.offset(name, SegmentFiles.OUTPUT, SegmentFiles.MEMBERS));
            boolean orphan = start >= 0 && Arrays.binarySearch(starts, start) < 0;
            if (orphan || name.endsWith(SegmentFiles.TEMPORARY)) {
                Files.deleteIfExists(directory.resolve(name));
            }
        }
        return starts;
    }

    /** A log that is empty or whose newest segment is compressed: a writer begins the next segment. */
    private static Recovery closed(Path directory, long[] starts) throws IOException {
        if (starts.length == 0) {
            return new Recovery(0, 0, 0, null);
        }
        try (SegmentCursor output = new SegmentCursor(directory)) {
            LineIndex.Mark end = LineIndex.count(output, new LineIndex(directory).last(starts), Long.MAX_VALUE);
            return new Recovery(starts[0], output.end(), end.lines(), null);
        }
    }
}
