// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Removes old segments with their checkpoints, and checkpoints that are closer together than needed. */
final class Retention {
    private final Path directory;
    private final LogLimits limits;
    private final CheckpointStore checkpoints;
    private long start;

    Retention(Path directory, LogLimits limits, long start) {
        this.directory = directory;
        this.limits = limits;
        this.start = start;
        this.checkpoints = new CheckpointStore(directory);
    }

    long start() {
        return start;
    }

    void checkpoint(Checkpoint checkpoint, ChannelOpener opener) {
        checkpoints.add(checkpoint, opener);
    }

    /** A segment begins behind lost bytes; if nothing was ever stored before them the log begins there. */
    void began(long lostFrom, long offset) {
        if (start == lostFrom) {
            start = offset;
        }
    }

    /** Called when the segment at {@code open} begins: all before it is closed. */
    void apply(long open) {
        if (limits.keepBytes() < open - start) {
            trim(open - limits.keepBytes(), open);
        }
    }

    /** Removes the segments before {@code open} that end at or before {@code offset}; the oldest first. */
    void trim(long offset, long open) {
        if (offset <= start) {
            return;
        }
        try {
            long[] starts = SegmentFiles.segments(directory);
            int kept = 0;
            while (kept + 1 < starts.length && starts[kept + 1] <= offset && starts[kept] < open) {
                SegmentFiles.delete(directory, starts[kept]);
                kept++;
                start = starts[kept];
            }
            checkpoints.trim(start);
        } catch (IOException e) {
            // What could not be removed is tried again when the next segment begins.
            start = Math.min(start, first());
        }
    }

    private long first() {
        try {
            return Arrays.stream(SegmentFiles.segments(directory)).findFirst().orElse(start);
        } catch (IOException e) {
            return start;
        }
    }
}
