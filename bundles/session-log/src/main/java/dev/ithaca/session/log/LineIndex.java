// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Finds lines and times through the index files, most of them unread. An index that is damaged is passed over. */
final class LineIndex {
    private static final int COUNT_BYTES = 64 << 10;

    private final Path directory;

    LineIndex(Path directory) {
        this.directory = directory;
    }

    /** A place of the log at which the count of line feeds is known. */
    record Mark(long offset, long lines) {}

    /** The newest place that is known, or the beginning with no lines before it. */
    Mark last(long[] starts) throws IOException {
        for (int i = starts.length - 1; i >= 0; i--) {
            try (IndexCursor cursor = IndexCursor.open(directory, starts[i])) {
                while (cursor.next()) {
                    // To the last record.
                }
                if (cursor.sound()) {
                    return new Mark(cursor.offset(), cursor.lines());
                }
            }
        }
        return new Mark(starts.length == 0 ? 0 : starts[0], 0);
    }

    /** The last place at or before {@code offset} that is known, or the beginning with no lines before it. */
    Mark atOffset(long[] starts, long offset) throws IOException {
        int i = floor(starts, offset, IndexCursor::offset, false);
        if (i < 0) {
            return new Mark(starts.length == 0 ? 0 : starts[0], 0);
        }
        try (IndexCursor cursor = IndexCursor.open(directory, starts[i])) {
            Mark mark = new Mark(cursor.offset(), cursor.lines());
            while (cursor.next() && cursor.offset() <= offset) {
                mark = new Mark(cursor.offset(), cursor.lines());
            }
            return mark;
        }
    }

    /** Counts on from a mark by reading, to the end of the log or to {@code to}. */
    static Mark count(SegmentCursor output, Mark from, long to) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(COUNT_BYTES);
        long offset = from.offset();
        long lines = from.lines();
        while (offset < to) {
            try {
                block.clear().limit((int) Math.min(COUNT_BYTES, to - offset));
                int count = output.read(offset, block);
                if (count == 0) {
                    break;
                }
                lines += LineFeeds.count(block.array(), 0, count);
                offset += count;
            } catch (LogGapException e) {
                offset = e.resumeAt();
            }
        }
        return new Mark(offset, lines);
    }

    /** The last indexed offset with no more than {@code lines} line feeds before it. */
    OptionalLong atLines(long[] starts, long lines) throws IOException {
        int i = floor(starts, lines, IndexCursor::lines, false);
        return i < 0 ? OptionalLong.empty() : scan(starts[i], lines, IndexCursor::lines);
    }

    /** The last indexed offset whose bytes were all written by {@code millis}. */
    OptionalLong atTime(long[] starts, long millis) throws IOException {
        int i = floor(starts, millis, IndexCursor::time, true);
        return i < 0 ? OptionalLong.empty() : scan(starts[i], millis, IndexCursor::time);
    }

    /** What a record is sought by. */
    @FunctionalInterface
    private interface Key {
        long of(IndexCursor cursor);
    }

    private OptionalLong scan(long start, long most, Key key) throws IOException {
        try (IndexCursor cursor = IndexCursor.open(directory, start)) {
            long offset = start;
            while (cursor.next() && key.of(cursor) <= most) {
                offset = cursor.offset();
            }
            return OptionalLong.of(offset);
        }
    }

    /** The last segment whose header, or first record, has a key of at most {@code most}; -1 if there is none. */
    private int floor(long[] starts, long most, Key key, boolean firstRecord) throws IOException {
        int found = -1;
        int low = 0;
        int high = starts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int probe = middle;
            OptionalLong first = OptionalLong.empty();
            while (probe >= low && first.isEmpty()) {
                first = first(starts[probe], key, firstRecord);
                probe--;
            }
            if (first.isEmpty()) {
                low = middle + 1;
            } else if (first.getAsLong() <= most) {
                found = probe + 1;
                low = middle + 1;
            } else {
                high = probe;
            }
        }
        return found;
    }

    private OptionalLong first(long start, Key key, boolean firstRecord) throws IOException {
        try (IndexCursor cursor = IndexCursor.open(directory, start)) {
            boolean known = cursor.sound() && (!firstRecord || cursor.next());
            return known ? OptionalLong.of(key.of(cursor)) : OptionalLong.empty();
        }
    }
}
