// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a directory, listed again only when the directory has changed. Its time stamp is coarse: while a
 * change is younger than that, another may hide behind it, and every call lists.
 */
final class SegmentList {
    private static final long COARSE_MILLIS = 2500;

    private final Path directory;
    private long[] starts = {};
    private @Nullable FileTime listedAt;

    SegmentList(Path directory) {
        this.directory = directory;
    }

    /** Looks for changes; returns whether there were any. */
    boolean refresh() throws IOException {
        FileTime modified = Files.getLastModifiedTime(directory);
        if (modified.equals(listedAt)) {
            return false;
        }
        boolean settled = System.currentTimeMillis() - modified.toMillis() > COARSE_MILLIS;
        long[] before = starts;
        starts = SegmentFiles.segments(directory);
        listedAt = settled ? modified : null;
        return !Arrays.equals(before, starts);
    }

    /** Forgets what is known, because a listed segment was not there. */
    void invalidate() {
        listedAt = null;
    }

    /** Start offsets, in order; not to be changed. */
    long[] starts() {
        return starts;
    }

    /** Index of the segment that begins at or before {@code offset}, or -1. */
    int floor(long offset) {
        int place = Arrays.binarySearch(starts, offset);
        return place >= 0 ? place : -place - 2;
    }

    /** Where the segment behind that at index {@code i} begins. */
    long next(int i) {
        return i + 1 < starts.length ? starts[i + 1] : Long.MAX_VALUE;
    }
}
