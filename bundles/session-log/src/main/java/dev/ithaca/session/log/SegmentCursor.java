// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads output across segments while they grow, roll, are compressed and are removed. Holds one file open at most. */
final class SegmentCursor implements Closeable {
    private static final int ATTEMPTS = 16;

    private final Path directory;
    private final SegmentList list;
    private @Nullable SegmentSource current;
    private long limit;

    SegmentCursor(Path directory) {
        this.directory = directory;
        this.list = new SegmentList(directory);
    }

    /** The start offsets of all segments now. */
    long[] segments() throws IOException {
        list.refresh();
        return list.starts();
    }

    /** Behind the last byte now. */
    long end() throws IOException {
        for (int attempt = 1; ; attempt++) {
            long[] starts = segments();
            if (starts.length == 0) {
                return 0;
            }
            try {
                return source(starts[starts.length - 1]).end();
            } catch (NoSuchFileException e) {
                retry(attempt, e);
            }
        }
    }

    int read(long offset, ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        int count = readCurrent(offset, target);
        if (count == 0 && (list.refresh() || !standsAtEnd(offset))) {
            // The writer may have added to this segment before it began the next one.
            count = readCurrent(offset, target);
            return count > 0 ? count : readElsewhere(offset, target);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private boolean standsAtEnd(long offset) {
        long[] starts = list.starts();
        return starts.length == 0
                || (current != null
                        && current.isOpen()
                        && current.start() == starts[starts.length - 1]
                        && offset >= current.start());
    }

    private int readCurrent(long offset, ByteBuffer target) throws IOException {
        SegmentSource source = current;
        if (source == null || !source.isOpen() || offset < source.start() || offset >= limit) {
            return 0;
        }
        int bound = target.limit();
        target.limit((int) Math.min(bound, target.position() + Math.min(Integer.MAX_VALUE / 2, limit - offset)));
        try {
            return source.read(offset, target);
        } finally {
            target.limit(bound);
        }
    }

    private int readElsewhere(long offset, ByteBuffer target) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int i = list.floor(offset);
            try {
                int count = i < 0 ? 0 : readSegment(i, offset, target);
                long next = list.next(i);
                if (count > 0 || next == Long.MAX_VALUE) {
                    return count;
                }
                if (attempt == ATTEMPTS || !relist()) {
                    throw new LogGapException(next, i < 0 ? LogGapException.REMOVED : LogGapException.LOST);
                }
            } catch (NoSuchFileException e) {
                retry(attempt, e);
            }
        }
    }

    private int readSegment(int i, long offset, ByteBuffer target) throws IOException {
        source(list.starts()[i]);
        limit = list.next(i);
        return readCurrent(offset, target);
    }

    private SegmentSource source(long start) throws IOException {
        SegmentSource open = current;
        if (open != null && open.isOpen() && open.start() == start) {
            return open;
        }
        if (open != null) {
            current = null;
            open.close();
        }
        SegmentSource opened = SegmentSource.open(directory, start);
        current = opened;
        limit = list.next(list.floor(start));
        return opened;
    }

    private void retry(int attempt, NoSuchFileException e) throws IOException {
        if (attempt == ATTEMPTS) {
            throw e;
        }
        relist();
    }

    /** A listing is no snapshot: while files come and go it may miss one. Two that agree are believed. */
    private boolean relist() throws IOException {
        list.invalidate();
        return list.refresh();
    }
}
