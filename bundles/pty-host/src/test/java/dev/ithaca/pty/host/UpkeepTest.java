// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.log.Checkpoint;
import dev.ithaca.session.log.LogEvent;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.terminal.Terminal;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the background thread does for a log. */
class UpkeepTest extends HostTest {
    @Test
    void writesCheckpointsThatAreTheScreenAtTheirOffset() throws IOException {
        control.spawn("screens", "sh", "-c", "seq 600000; read x; seq 600000; read y");
        control.ask(new HostRequest.Resize("screens", 10, 20));
        Path directory = control.directory("screens");
        eventually(
                () -> assertThat(checkpoint(directory, Long.MAX_VALUE).offset()).isGreaterThan(3L << 20));
        control.ask(new HostRequest.Resize("screens", 7, 15));
        control.type("screens", "\n");

        eventually(() -> {
            Checkpoint checkpoint = checkpoint(directory, Long.MAX_VALUE);
            assertThat(checkpoint.rows()).isEqualTo(7);
            Terminal restored = Terminal.restore(checkpoint.state(), 0);
            assertThat(restored.snapshot())
                    .isEqualTo(replay(directory, checkpoint.offset()).snapshot());
        });
        kill("screens");
    }

    @Test
    void compressesWhatIsClosedAndGoesOnServingIt() throws IOException {
        control.spawn("compressed", "sh", "-c", "seq 3000000");
        control.ended("compressed");
        Path directory = control.directory("compressed");

        eventually(() -> {
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files.filter(file -> file.toString().endsWith(".log.gz")))
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        });
        try (AttachedClient client = control.attach("compressed", 0)) {
            client.awaitEnd();
            assertThat(client.output()).hasSize(25_888_896);
        }
    }

    @Test
    void keepsTheEventFileShortWhileItsSessionLives() throws IOException {
        control.spawn("notes", "sh", "-c", "read x");
        Path events = control.directory("notes").resolve("events.jsonl");
        Map<String, String> filler = Map.of("text", "x".repeat(60_000));
        AtomicInteger notes = new AtomicInteger();
        AtomicLong largest = new AtomicLong();
        eventually(() -> {
            // The background thread has the lowest priority: it is given time, not a size that it must keep.
            control.ask(new HostRequest.Note("notes", "filler", filler));
            notes.incrementAndGet();
            long size = Files.size(events);
            largest.accumulateAndGet(size, Math::max);
            assertThat(size).isLessThan(largest.get());
        });
        control.type("notes", "\n");
        control.ended("notes");
        try (LogReader reader = LogReader.open(control.directory("notes"))) {
            assertThat(reader.events("started", "ended")).hasSize(2);
            assertThat(reader.events("shortened")).hasSize(1);
            assertThat(reader.events("filler")).hasSizeBetween(10, notes.get() - 10);
        }
    }

    private static Checkpoint checkpoint(Path directory, long offset) throws IOException {
        try (LogReader reader = LogReader.open(directory)) {
            return reader.checkpointAtOrBefore(offset).orElseThrow(AssertionError::new);
        }
    }

    private static Terminal replay(Path directory, long end) throws IOException {
        Terminal terminal = new Terminal(24, 80, 0);
        try (LogReader reader = LogReader.open(directory)) {
            Deque<LogEvent> resizes = new ArrayDeque<>(reader.events("resized"));
            long offset = 0;
            while (offset < end || (!resizes.isEmpty() && resizes.peek().offset() <= offset)) {
                LogEvent next = resizes.peek();
                if (next != null && next.offset() <= offset) {
                    resizes.poll();
                    terminal.resize(
                            Integer.parseInt(next.fields().get("rows")),
                            Integer.parseInt(next.fields().get("columns")));
                    continue;
                }
                long stop = next == null ? end : Math.min(end, next.offset());
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(65_536, stop - offset));
                int count = reader.read(offset, bytes);
                terminal.feed(bytes.array(), 0, count);
                offset += count;
            }
        }
        return terminal;
    }
}
