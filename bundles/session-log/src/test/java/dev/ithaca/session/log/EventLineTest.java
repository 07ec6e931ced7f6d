// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLineTest {
    @TempDir
    Path directory;

    private static String format(long millis, String kind, Map<String, String> fields) {
        return new String(EventLine.format(millis, kind, 7, fields), StandardCharsets.UTF_8);
    }

    @Test
    void writesOneFlatObjectPerLine() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("by", "cli:1000");
        fields.put("text", "a\"b\\c\n\u0000\u001b");

        assertThat(format(1_700_000_000_000L, "input", fields))
                .isEqualTo("{\"at\":\"2023-11-14T22:13:20.000Z\",\"kind\":\"input\",\"offset\":7,\"by\":\"cli:1000\","
                        + "\"text\":\"a\\\"b\\\\c\\u000a\\u0000\\u001b\"}\n");
    }

    @Test
    void readsBackWhateverTextWasWritten() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
            }
            Map<String, String> fields = Map.of("k" + text, text.toString());
            LogEvent event = EventParser.parse(
                            format(round, text.toString(), fields).stripTrailing())
                    .orElseThrow(() -> new AssertionError("seed " + seed + ": " + text));
            assertThat(event).isEqualTo(new LogEvent(Instant.ofEpochMilli(round), text.toString(), 7, fields));
        }
    }

    @Test
    void refusesAFieldNamedAsItsOwn() {
        assertThatThrownBy(() -> EventLine.format(0, "note", 0, Map.of("offset", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void skipsEveryBrokenLineAndKeepsTheOthers() throws Exception {
        byte[] line = EventLine.format(5, "note", 3, Map.of("a", "\u00e9\"1"));
        Path file = directory.resolve(SegmentFiles.EVENTS);
        for (int cut = 0; cut < line.length - 1; cut++) {
            Files.write(file, line);
            Files.write(file, Arrays.copyOf(line, cut), StandardOpenOption.APPEND);
            EventAppender appender = new EventAppender(file, FileChannel::open);
            appender.append(EventLine.format(6, "last", 4, Map.of()));
            assertThat(EventReader.read(file)).extracting(LogEvent::kind).containsExactly("note", "last");
        }
    }

    @Test
    void survivesAnyDamagedByteWithoutLosingOtherLines() throws Exception {
        byte[] line = EventLine.format(5, "note", 3, Map.of("a", "b"));
        Path file = directory.resolve(SegmentFiles.EVENTS);
        for (int i = 0; i < line.length - 1; i++) {
            for (byte value : new byte[] {0, (byte) 0xff, '"', '{', '\\'}) {
                byte[] damaged = line.clone();
                damaged[i] = value;
                Files.write(file, damaged);
                Files.write(file, EventLine.format(6, "last", 4, Map.of()), StandardOpenOption.APPEND);
                assertThat(EventReader.read(file, "last")).hasSize(1);
            }
        }
    }

    @Test
    void readsOnlyTheEndsOfAHugeFile() throws Exception {
        Path file = directory.resolve(SegmentFiles.EVENTS);
        StringBuilder lines = new StringBuilder(format(1, "started", Map.of()));
        String filler = format(2, "input", Map.of("by", "x".repeat(500)));
        while (lines.length() < 18 << 20) {
            lines.append(filler);
        }
        Files.writeString(file, lines.append(format(3, "ended", Map.of())));

        assertThat(EventReader.read(file, "started", "ended")).hasSize(2);
        assertThat(EventReader.read(file)).hasSize(EventReader.MOST_EVENTS);
    }

    @Test
    void cutsTextsThatWouldMakeALineTooLongToBeRead() throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rows", "24");
        fields.put("command", "\u00e9".repeat(100_000));
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("n" + i, "\u0000".repeat(5000));
        }
        Path file = directory.resolve(SegmentFiles.EVENTS);
        EventAppender appender = new EventAppender(file, FileChannel::open);
        appender.append(EventLine.format(5, "started", 0, fields));
        appender.append(EventLine.format(6, "note", 0, many));

        List<LogEvent> events = EventReader.read(file);
        assertThat(events).extracting(LogEvent::kind).containsExactly("started", "note");
        assertThat(events.get(0).fields()).containsEntry("rows", "24");
        assertThat(events.get(0).fields().get("command"))
                .startsWith("\u00e9\u00e9")
                .hasSizeLessThan(2000);
        assertThat(events.get(1).fields()).isEmpty();
    }

    @Test
    void skipsALineThatIsTooLong() throws Exception {
        Path file = directory.resolve(SegmentFiles.EVENTS);
        String tooLong = format(1, "note", Map.of("a", "b")).replace("b\"", "x".repeat(100_000) + "\"");
        Files.writeString(file, tooLong + format(2, "ended", Map.of()));

        assertThat(EventReader.read(file)).extracting(LogEvent::kind).containsExactly("ended");
    }
}
