// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A segment as the writer left it, or is still writing it. */
record RawSegment(FileChannel channel, long start) implements SegmentSource {
    static RawSegment open(Path directory, long start) throws IOException {
        return new RawSegment(FileChannel.open(SegmentFiles.raw(directory, start), StandardOpenOption.READ), start);
    }

    @Override
    public long end() throws IOException {
        return start + channel.size();
    }

    @Override
    public int read(long offset, ByteBuffer target) throws IOException {
        return Math.max(0, channel.read(target, offset - start));
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
