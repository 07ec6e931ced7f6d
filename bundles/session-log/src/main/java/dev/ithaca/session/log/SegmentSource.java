// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One segment opened for reading, raw or compressed. It stays readable when its file is replaced or removed. */
interface SegmentSource extends Closeable {
    long start();

    /** Behind the last byte now; a raw segment may grow. */
    long end() throws IOException;

    /** Reads from {@code offset} on; 0 at the end. */
    int read(long offset, ByteBuffer target) throws IOException;

    /** Whether the file can still be read; an interrupt closes it. */
    boolean isOpen();

    /**
     * Opens a segment: raw if there is such a file, since a compressed one beside it may be unfinished business.
     *
     * @throws NoSuchFileException if it was removed
     */
    static SegmentSource open(Path directory, long start) throws IOException {
        try {
            return RawSegment.open(directory, start);
        } catch (NoSuchFileException e) {
            // The compressed file gets its name before the raw one goes.
            return GzipSegment.open(directory, start);
        }
    }
}
