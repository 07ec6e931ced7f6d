// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Names of the files of a log. */
final class SegmentFiles {
    static final String OUTPUT = "output-";
    static final String CHECKPOINT = "checkpoint-";
    static final String RAW = ".log";
    static final String COMPRESSED = ".log.gz";
    static final String MEMBERS = ".gzi";
    static final String INDEX = ".idx";
    static final String STATE = ".bin";
    static final String TEMPORARY = ".tmp";
    static final String EVENTS = "events.jsonl";

    private static final int DIGITS = 20;

    private SegmentFiles() {}

    static Path raw(Path directory, long start) {
        return directory.resolve(name(OUTPUT, start, RAW));
    }

    static Path compressed(Path directory, long start) {
        return directory.resolve(name(OUTPUT, start, COMPRESSED));
    }

    static Path members(Path directory, long start) {
        return directory.resolve(name(OUTPUT, start, MEMBERS));
    }

    static Path index(Path directory, long start) {
        return directory.resolve(name(OUTPUT, start, INDEX));
    }

    static Path checkpoint(Path directory, long offset) {
        return directory.resolve(name(CHECKPOINT, offset, STATE));
    }

    static Path temporary(Path path) {
        return path.resolveSibling(path.getFileName() + TEMPORARY);
    }

    /** Start offsets of all segments, raw or compressed, in order. */
    static long[] segments(Path directory) throws IOException {
        String[] names = names(directory);
        long[] listed = offsets(names, RAW, COMPRESSED);
        long[] known = offsets(names, INDEX, MEMBERS);
        // A listing is no snapshot: it can miss both files of a segment that is compressed meanwhile, not its index
        // too.
        return LongStream.concat(
                        Arrays.stream(listed),
                        Arrays.stream(known)
                                .filter(start -> Arrays.binarySearch(listed, start) < 0)
                                .filter(start -> exists(directory, start)))
                .sorted()
                .toArray();
    }

    private static long[] offsets(String[] names, String suffix, String otherSuffix) {
        return Arrays.stream(names)
                .mapToLong(name -> Math.max(offset(name, OUTPUT, suffix), offset(name, OUTPUT, otherSuffix)))
                .filter(start -> start >= 0)
                .sorted()
                .distinct()
                .toArray();
    }

    private static boolean exists(Path directory, long start) {
        return Files.exists(raw(directory, start)) || Files.exists(compressed(directory, start));
    }

    /** Offsets of all checkpoints, in order. */
    static long[] checkpoints(Path directory) throws IOException {
        return Arrays.stream(names(directory))
                .mapToLong(name -> offset(name, CHECKPOINT, STATE))
                .filter(offset -> offset >= 0)
                .sorted()
                .toArray();
    }

    static String[] names(Path directory) throws IOException {
        String[] names = directory.toFile().list();
        if (names == null) {
            throw Files.exists(directory)
                    ? new NotDirectoryException(directory.toString())
                    : new NoSuchFileException(directory.toString());
        }
        return names;
    }

    /** The offset in a name, or -1 if the name is of another kind. */
    static long offset(String name, String prefix, String suffix) {
        if (name.length() != prefix.length() + DIGITS + suffix.length()
                || !name.startsWith(prefix)
                || !name.endsWith(suffix)) {
            return -1;
        }
        long offset = 0;
        for (int i = prefix.length(); i < prefix.length() + DIGITS; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || offset > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            offset = offset * 10 + digit;
        }
        return offset;
    }

    /** Removes a segment and all that belongs to it; the data first, so that an index is never without need missed. */
    static void delete(Path directory, long start) throws IOException {
        Files.deleteIfExists(raw(directory, start));
        Files.deleteIfExists(compressed(directory, start));
        Files.deleteIfExists(members(directory, start));
        Files.deleteIfExists(index(directory, start));
    }

    /** Makes created, renamed and removed names survive a power cut. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String name(String prefix, long offset, String suffix) {
        String digits = Long.toString(offset);
        return prefix + "0".repeat(DIGITS - digits.length()) + digits + suffix;
    }
}
