// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    private static final String FILLER = "x".repeat(50_000);

    @TempDir
    Path directory;

    private final FakeDisk disk = new FakeDisk();
    private long now = 1_700_000_000_000L;
    private LogWriter writer;

    @BeforeEach
    void open() throws IOException {
        writer = LogWriter.open(directory, LogLimits.DEFAULT, () -> now++, disk);
        writer.event("started", Map.of("pid", "1"));
    }

    private Path file() {
        return directory.resolve(SegmentFiles.EVENTS);
    }

    /** Notes until the file is over its bound, with a size between them now and then. */
    private int fill() {
        int notes = 0;
        while (!writer.eventsTooLong()) {
            if (notes % 20 == 0) {
                writer.event("resized", Map.of("rows", Integer.toString(notes), "columns", "80"));
            }
            writer.event("note", Map.of("n", Integer.toString(notes++), "text", FILLER));
        }
        return notes;
    }

    private List<LogEvent> read(String... kinds) throws IOException {
        return EventReader.read(file(), kinds);
    }

    @Test
    void dropsOldNotesAndKeepsStartSizesAndEnd() throws Exception {
        int notes = fill();
        writer.event("ended", Map.of("code", "3"));
        List<LogEvent> sizes = read("resized");

        long covered = EventFile.prepareShort(directory);
        writer.event("note", Map.of("n", "meanwhile"));
        writer.shortenEvents(covered);
        writer.event("note", Map.of("n", "after"));

        assertThat(file()).content().endsWith("\n");
        assertThat(Files.size(file())).isBetween(900_000L, 2L << 20);
        assertThat(read()).first().extracting(LogEvent::kind).isEqualTo("started");
        assertThat(read("resized")).isEqualTo(sizes);
        assertThat(read("ended")).hasSize(1);
        List<LogEvent> left = read("note");
        assertThat(left).extracting(event -> event.fields().get("n")).endsWith(notes - 1 + "", "meanwhile", "after");
        assertThat(read("shortened"))
                .singleElement()
                .extracting(LogEvent::fields)
                .isEqualTo(Map.of("lines", Integer.toString(notes + 2 - left.size())));
        assertThat(read()).extracting(LogEvent::at).isSorted();
        assertThat(SegmentFiles.temporary(file())).doesNotExist();
    }

    @Test
    void staysWithinItsBoundForEver() throws Exception {
        writer.event("ended", Map.of());
        for (int round = 0; round < 3; round++) {
            fill();
            assertThat(Files.size(file())).isBetween(4L << 20, 5L << 20);
            writer.shortenEvents(EventFile.prepareShort(directory));
            assertThat(Files.size(file())).isLessThan(3L << 20);
        }
        assertThat(read("started", "ended")).hasSize(2);
        assertThat(read("shortened")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void keepsTheNewestOfVeryManySizes() throws Exception {
        int count = 0;
        while (!writer.eventsTooLong()) {
            writer.event("resized", Map.of("rows", Integer.toString(count++), "columns", "x".repeat(5000)));
        }
        writer.shortenEvents(EventFile.prepareShort(directory));

        assertThat(Files.size(file())).isLessThan(5L << 19);
        assertThat(read("started")).hasSize(1);
        List<LogEvent> sizes = read("resized");
        assertThat(sizes).hasSizeGreaterThan(380);
        int first = count - sizes.size();
        for (int i = 0; i < sizes.size(); i++) {
            assertThat(sizes.get(i).fields()).containsEntry("rows", Integer.toString(first + i));
        }
    }

    @Test
    void isWholeWhenItsWriterIsKilledInBetween() throws Exception {
        int notes = fill();
        EventFile.prepareShort(directory);
        assertThat(read("note")).hasSize(notes);

        try (LogWriter next = LogWriter.open(directory, LogLimits.DEFAULT, () -> now, disk)) {
            assertThat(SegmentFiles.temporary(file())).doesNotExist();
            next.event("note", Map.of());
            assertThat(next.eventsTooLong()).isTrue();
        }
        assertThat(read("note")).hasSize(notes + 1);
    }

    @Test
    void keepsTheLongFileWhenTheDiskHasNoRoomForTheShortOne() throws Exception {
        int notes = fill();
        long covered = EventFile.prepareShort(directory);
        disk.room = 0;
        writer.event("note", Map.of());
        assertThat(EventReader.read(file(), "note")).hasSize(notes);
        disk.room = Long.MAX_VALUE;
        writer.shortenEvents(covered); // a line is torn
        assertThat(SegmentFiles.temporary(file())).doesNotExist();
        now += 1000;
        writer.flush();
        assertThat(read("note")).hasSize(notes + 1);
        assertThat(writer.eventsTooLong()).isFalse(); // not before it has grown some more
    }

    @Test
    void leavesAShortFileAlone() throws Exception {
        assertThat(writer.eventsTooLong()).isFalse();
        assertThat(EventFile.prepareShort(directory)).isZero();
    }
}
