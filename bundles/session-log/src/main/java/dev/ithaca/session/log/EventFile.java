// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a long event file short: the newest lines stay as they are, of the older ones those without which a log cannot be
 * settled or drawn. The result is forced to the disk beside the file; the writer then adds what it has written meanwhile
 * and renames it, so that a reader, and whoever comes after a crash, finds either file whole.
 */
public final class EventFile {
    /** A file over this is made short. */
    static final long BOUND = 4L << 20;

    /** Of the newest lines this much stays. */
    private static final long TAIL = 1L << 20;

    /** Of the older lines that matter this much stays: some ten thousand, as many as a reader returns. */
    private static final int HEAD = 1 << 20;

    private static final Set<String> LASTING = Set.of("resized", "ended", "gap", "cut");
    private static final String KIND_BEGINS = "{\"at\":\"2026-01-01T00:00:00.000Z\",\"kind\":\"";

    private final List<byte[]> first = new ArrayList<>();
    private final Deque<byte[]> lasting = new ArrayDeque<>();
    private int lastingBytes;
    private long dropped;
    private byte[] newest = {};

    private EventFile() {}

    /**
     * Prepares the short file; for a thread that has time, while the writer goes on. Only one call at a time may work on a
     * directory.
     *
     * @return how many bytes of the event file it stands for, to be handed to {@link LogWriter#shortenEvents}; 0 if there
     *     is nothing to make short
     */
    public static long prepareShort(Path directory) throws IOException {
        Path path = directory.resolve(SegmentFiles.EVENTS);
        Path target = SegmentFiles.temporary(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            long tail = size <= BOUND ? -1 : nextLine(channel, size - TAIL, size);
            if (tail < 0) {
                return 0;
            }
            EventFile file = new EventFile();
            file.read(channel.position(0), tail);
            file.write(channel, tail, size, target);
            return size;
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    /** Where the first line behind a position begins; -1 if there is none. */
    private static long nextLine(FileChannel channel, long from, long size) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(from)));
        for (long at = from; at < size; at++) {
            if (in.read() == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    private void read(FileChannel channel, long end) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 64 << 10);
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (long at = 0; at < end; at++) {
            int b = in.read();
            if (line.size() <= EventReader.LONGEST_LINE) {
                line.write(b);
            }
            if (b == '\n') {
                take(line.toByteArray());
                line.reset();
            }
        }
    }

    private void take(byte[] line) {
        newest = line;
        String kind = kind(line);
        if (kind.equals("started")) {
            first.add(line);
        } else if (LASTING.contains(kind)) {
            lasting.add(line);
            lastingBytes += line.length;
            while (lastingBytes > HEAD) {
                lastingBytes -= lasting.remove().length;
                dropped++;
            }
        } else {
            dropped++;
        }
    }

    /** The kind of a line as {@link EventLine} writes them; empty for any other, or one too long to be read. */
    private static String kind(byte[] line) {
        int from = KIND_BEGINS.length();
        if (line.length > EventReader.LONGEST_LINE || line.length < from || line[from - 1] != '"') {
            return "";
        }
        int to = from;
        while (to < line.length && line[to] != '"') {
            to++;
        }
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private void write(FileChannel source, long tail, long size, Path target) throws IOException {
        try (FileChannel out = FileChannel.open(
                target, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (byte[] line : first) {
                writeAll(out, ByteBuffer.wrap(line));
            }
            for (byte[] line : lasting) {
                writeAll(out, ByteBuffer.wrap(line));
            }
            Optional<LogEvent> last = EventParser.parse(new String(newest, StandardCharsets.UTF_8));
            writeAll(out, ByteBuffer.wrap(EventLine.shortened(last, dropped)));
            copy(source, tail, size, out);
            out.force(true);
        }
    }

    /** Appends a part of one file to another. */
    static void copy(FileChannel source, long from, long to, FileChannel target) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(64 << 10);
        for (long at = from; at < to; ) {
            block.clear().limit((int) Math.min(block.capacity(), to - at));
            int count = source.read(block, at);
            if (count < 0) {
                throw new IOException("the event file became shorter");
            }
            at += count;
            writeAll(target, block.flip());
        }
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
