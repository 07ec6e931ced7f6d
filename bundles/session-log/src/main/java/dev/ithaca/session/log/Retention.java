// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Removes old segments with their checkpoints, and checkpoints that are closer together than needed. What is much is
 * removed in steps: the segments are listed once, for those to remove stay the oldest whatever comes meanwhile.
 */
final class Retention {
    /** Removed when a segment begins, which adds one: a backlog gets shorter, and no flush waits long. */
    private static final int MOST_AT_ONCE = 16;

    private final Path directory;
    private final LogLimits limits;
    private final CheckpointStore checkpoints;
    private long[] listed = {};
    private int next;
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
            trim(open - limits.keepBytes(), open, MOST_AT_ONCE);
        }
    }

    /**
     * Removes segments before {@code open} that end at or before {@code offset}; the oldest first, and so many at most.
     *
     * @return whether there are more of them
     */
    boolean trim(long offset, long open, int most) {
        if (offset <= start) {
            return false;
        }
        try {
            for (int removed = 0; removable(offset, open); removed++) {
                if (removed == most) {
                    checkpoints.trim(start);
                    return true;
                }
                SegmentFiles.delete(directory, listed[next]);
                next++;
                start = listed[next];
            }
            checkpoints.trim(start);
        } catch (IOException e) {
            // What could not be removed is tried again when the next segment begins.
            start = Math.min(start, first());
        }
        listed = new long[0];
        next = 0;
        return false;
    }

    /** Whether the oldest segment is to go; lists them if that is not known. */
    private boolean removable(long offset, long open) throws IOException {
        if (next + 1 >= listed.length) {
            listed = SegmentFiles.segments(directory);
            next = 0;
        }
        return next + 1 < listed.length && listed[next + 1] <= offset && listed[next] < open;
    }

    private long first() {
        try {
            return Arrays.stream(SegmentFiles.segments(directory)).findFirst().orElse(start);
        } catch (IOException e) {
            return start;
        }
    }
}
