// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to the event file, which is open only meanwhile. Lines that cannot be written wait, up to a bound; then
 * the oldest go. The first line of a writer, and one behind a torn line, begin on a line of their own. A file that has
 * grown long can be replaced by what {@link EventFile} makes of it.
 */
final class EventAppender {
    private static final int BOUND = 64 << 10;

    /** When a file that could not be made short is tried again. */
    private static final long LONGER = 256 << 10;

    /** All lines of the file are whole. */
    private static final long WHOLE = -1;

    /** Nothing is known of the file, which an earlier writer may have left. */
    private static final long UNKNOWN = -2;

    private final Path path;
    private final ChannelOpener opener;
    private @Nullable Deque<byte[]> waiting;
    private int waitingBytes;
    private long begun = UNKNOWN;
    private long size;
    private long mostBytes = EventFile.BOUND;

    EventAppender(Path path, ChannelOpener opener) {
        this.path = path;
        this.opener = opener;
    }

    boolean isEmpty() {
        return waiting == null;
    }

    void append(byte[] line) {
        Deque<byte[]> lines = waiting == null ? new ArrayDeque<>(1) : waiting;
        waiting = lines;
        lines.add(line);
        waitingBytes += line.length;
        while (waitingBytes > BOUND && lines.size() > 1) {
            waitingBytes -= lines.remove().length;
        }
        boolean interrupted = Thread.interrupted();
        try {
            retry();
        } catch (IOException e) {
            // The line waits; the next flush tries again.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes the lines that wait. */
    void retry() throws IOException {
        Deque<byte[]> lines = waiting;
        if (lines == null) {
            return;
        }
        try (FileChannel channel =
                opener.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            long position = beginLine(channel);
            for (byte[] line = lines.peek(); line != null; line = lines.peek()) {
                begun = position;
                position += writeAll(channel, line, position);
                waitingBytes -= line.length;
                lines.remove();
            }
            begun = WHOLE;
            size = position;
            waiting = null;
        }
    }

    /** Whether the file has grown too long; then not again before it has grown by some more. */
    boolean tooLong() {
        boolean over = begun == WHOLE && size > mostBytes;
        if (over) {
            mostBytes = size + LONGER;
        }
        return over;
    }

    /** Puts the short file in place of this one, with the lines behind the {@code covered} bytes that it stands for. */
    void shorten(long covered) throws IOException {
        Path shorter = SegmentFiles.temporary(path);
        if (begun != WHOLE) {
            Files.deleteIfExists(shorter); // a line is torn: another time
            return;
        }
        try (FileChannel source = opener.open(path, StandardOpenOption.READ);
                FileChannel target = opener.open(shorter, StandardOpenOption.WRITE)) {
            target.position(target.size());
            EventFile.copy(source, covered, source.size(), target);
            size = target.size();
            Files.move(shorter, path, StandardCopyOption.ATOMIC_MOVE);
            mostBytes = EventFile.BOUND;
        } catch (IOException e) {
            Files.deleteIfExists(shorter);
            throw e;
        }
    }

    /** Forces the file to the disk if this writer has written to it. */
    void force() throws IOException {
        if (begun != UNKNOWN) {
            try (FileChannel channel = opener.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /** Where the next line goes; what a failed attempt has left of one is overwritten, lest it be there twice. */
    private long beginLine(FileChannel channel) throws IOException {
        if (begun >= 0) {
            channel.truncate(begun);
        }
        long size = channel.size();
        if (begun == UNKNOWN && size > 0 && !endsLine(channel, size)) {
            return size + writeAll(channel, new byte[] {'\n'}, size);
        }
        return size;
    }

    private static boolean endsLine(FileChannel channel, long size) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, size - 1) == 1 && last.get(0) == '\n';
    }

    private static int writeAll(FileChannel channel, byte[] bytes, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
        return bytes.length;
    }
}
