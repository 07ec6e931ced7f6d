// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Reads the event file within bounds: of a file over 16 MiB the first and the last, of longer lines nothing, of more
 * events than the bound the newest.
 */
final class EventReader {
    static final int MOST_EVENTS = 10_000;

    static final int LONGEST_LINE = 64 << 10;
    private static final long HEAD = 1L << 20;
    private static final long TAIL = 15L << 20;

    private final Set<String> kinds;
    private final Deque<LogEvent> events = new ArrayDeque<>();
    private byte[] line = new byte[512];
    private int length;

    private EventReader(Set<String> kinds) {
        this.kinds = kinds;
    }

    /** The events of some kinds, or of all if none is named; the oldest first. */
    static List<LogEvent> read(Path path, String... kinds) throws IOException {
        EventReader reader = new EventReader(Set.of(kinds));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > HEAD + TAIL) {
                reader.lines(channel, 0, HEAD);
                reader.length = LONGEST_LINE + 1;
                reader.lines(channel, size - TAIL, size);
            } else {
                reader.lines(channel, 0, size);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return List.copyOf(reader.events);
    }

    private void lines(FileChannel channel, long from, long to) throws IOException {
        InputStream in = Channels.newInputStream(channel.position(from));
        byte[] block = new byte[16 << 10];
        long left = to - from;
        while (left > 0) {
            int count = in.read(block, 0, (int) Math.min(block.length, left));
            if (count < 0) {
                return;
            }
            left -= count;
            for (int i = 0; i < count; i++) {
                add(block[i]);
            }
        }
    }

    /** A line too long, or begun in the middle, has a length over the bound until it ends. */
    private void add(byte b) {
        if (b == '\n') {
            if (length <= LONGEST_LINE) {
                parse();
            }
            length = 0;
        } else if (length <= LONGEST_LINE) {
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = b;
        }
    }

    private void parse() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            EventParser.parse(text)
                    .filter(event -> kinds.isEmpty() || kinds.contains(event.kind()))
                    .ifPresent(this::add);
        } catch (CharacterCodingException e) {
            // A broken line is skipped, as are all others that do not parse.
        }
    }

    private void add(LogEvent event) {
        if (events.size() == MOST_EVENTS) {
            events.remove();
        }
        events.add(event);
    }
}
