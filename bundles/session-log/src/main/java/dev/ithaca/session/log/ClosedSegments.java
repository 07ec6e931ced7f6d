// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;

/**
 * Compresses segments that the writer is done with. Safe beside the writer, beside readers and against a crash at any
 * moment: the raw file goes only after the compressed one and its table are on the disk under their names.
 */
public final class ClosedSegments {
    private static final int LEVEL = 3;

    private ClosedSegments() {}

    /**
     * Compresses closed segments, the oldest first. Takes tens of milliseconds per segment of 8 MiB, more for output that is hard to compress; not for the
     * thread that reads terminals. Only one call at a time may work on a directory.
     *
     * @param keepRaw how many of the newest closed segments stay as they are; the newest segment of all counts as open
     *     and always stays
     * @return how many segments were compressed
     */
    public static int compress(Path directory, int keepRaw) throws IOException {
        long[] starts = SegmentFiles.segments(directory);
        int compressed = 0;
        for (int i = 0; i < starts.length - 1 - keepRaw; i++) {
            if (compressOne(directory, starts[i], starts[i + 1] - starts[i])) {
                compressed++;
            }
        }
        return compressed;
    }

    private static boolean compressOne(Path directory, long start, long bound) throws IOException {
        Path raw = SegmentFiles.raw(directory, start);
        Path target = SegmentFiles.compressed(directory, start);
        Path table = SegmentFiles.members(directory, start);
        Path temporary = SegmentFiles.temporary(target);
        try (FileChannel in = FileChannel.open(raw, StandardOpenOption.READ)) {
            if (in.size() == 0) {
                return false;
            }
            MemberTable members = write(in, bound, temporary);
            store(SegmentFiles.temporary(table), members.encode(start));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            Files.deleteIfExists(SegmentFiles.temporary(table));
            throw e;
        }
        return replace(directory, start);
    }

    /** Retention may remove the raw file meanwhile: then the segment must not come back. */
    private static boolean replace(Path directory, long start) throws IOException {
        Path raw = SegmentFiles.raw(directory, start);
        Path target = SegmentFiles.compressed(directory, start);
        Path table = SegmentFiles.members(directory, start);
        if (Files.exists(raw)) {
            Files.move(SegmentFiles.temporary(table), table, StandardCopyOption.ATOMIC_MOVE);
            Files.move(SegmentFiles.temporary(target), target, StandardCopyOption.ATOMIC_MOVE);
        }
        if (!Files.exists(raw)) {
            SegmentFiles.delete(directory, start);
            Files.deleteIfExists(SegmentFiles.temporary(table));
            Files.deleteIfExists(SegmentFiles.temporary(target));
            return false;
        }
        SegmentFiles.forceDirectory(directory);
        return Files.deleteIfExists(raw);
    }

    private static MemberTable write(FileChannel in, long bound, Path target) throws IOException {
        byte[] raw = new byte[MemberTable.MEMBER];
        ByteBuffer member = ByteBuffer.allocate(GzipMember.bound(Long.MAX_VALUE));
        Deflater deflater = new Deflater(LEVEL, true);
        try (FileChannel out = create(target)) {
            long size = Math.min(in.size(), bound);
            long[] ends = new long[(int) ((size + raw.length - 1) / raw.length)];
            long rawBytes = 0;
            long end = 0;
            for (int i = 0; i < ends.length; i++) {
                int length = fill(in, rawBytes, raw, size);
                rawBytes += length;
                end += GzipMember.deflate(raw, length, deflater, member);
                ends[i] = end;
                writeAll(out, member.flip());
            }
            out.force(true);
            return new MemberTable(rawBytes, ends);
        } finally {
            deflater.end();
        }
    }

    private static int fill(FileChannel in, long position, byte[] raw, long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(raw, 0, (int) Math.min(raw.length, size - position));
        while (buffer.hasRemaining()) {
            if (in.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("a closed segment became shorter");
            }
        }
        return buffer.limit();
    }

    private static void store(Path path, ByteBuffer bytes) throws IOException {
        try (FileChannel out = create(path)) {
            writeAll(out, bytes);
            out.force(true);
        }
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(
                path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
