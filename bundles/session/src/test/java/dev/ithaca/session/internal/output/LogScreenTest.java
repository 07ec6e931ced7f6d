// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.log.ClosedSegments;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogScreenTest {
    @TempDir
    Path directory;

    @Test
    void showsTheScreenOfEachOffset() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            long first = log.write("one\r\ntwo\u001b[1;2H");
            long second = log.write("\u001b]0;title\u0007\u001b[2J\u001b[?25lthree");
            try (LogOutput output = log.open()) {
                ScreenView early = output.screen(first, 0);
                assertThat(early.offset()).isEqualTo(first);
                assertThat(early.lines()).hasSize(24).startsWith("one", "two", "");
                assertThat(List.of(early.cursorRow(), early.cursorColumn())).containsExactly(0, 1);
                assertThat(early.cursorVisible()).isTrue();
                assertThat(early.title()).isEmpty();
                ScreenView late = output.screen(SessionOutput.NOW, 0);
                assertThat(late.offset()).isEqualTo(second);
                assertThat(late.lines()).startsWith(" three", "");
                assertThat(late.cursorVisible()).isFalse();
                assertThat(late.title()).isEqualTo("title");
                assertThat(output.screen(second + 1000, 0).offset()).isEqualTo(second);
                assertThat(output.screen(0, 0).lines()).allMatch(String::isEmpty);
            }
        }
    }

    @Test
    void givesBytesThatShowTheSameScreenElsewhere() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.write("plain \u001b[1;31mred\u001b[m\r\n漢字");
            try (LogOutput output = log.open()) {
                ScreenView view = output.screen(SessionOutput.NOW, 0);
                Terminal other = new Terminal(view.rows(), view.columns(), 0);
                other.feed(view.snapshot());
                assertThat(other.snapshot()).isEqualTo(view.snapshot());
                assertThat(other.screenLines().get(0).colored())
                        .contains("\u001b[")
                        .contains("red");
                assertThat(other.screenLines().get(1).text()).isEqualTo("漢字");
            }
        }
    }

    @Test
    void knowsTheSizeAndTheAlternateScreenOfTheOffset() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            long main = log.write("$ vi\r\n");
            log.resize(10, 40);
            long full = log.write("\u001b[?1049h\u001b[Hfull screen");
            log.write("\u001b[?1049l");
            try (LogOutput output = log.open()) {
                assertThat(output.screen(main, 0).alternate()).isFalse();
                ScreenView view = output.screen(full, 100);
                assertThat(view.alternate()).isTrue();
                assertThat(List.of(view.rows(), view.columns())).containsExactly(10, 40);
                assertThat(view.lines()).hasSize(10).startsWith("full screen");
                assertThat(view.history()).isEmpty();
                assertThat(output.screen(SessionOutput.NOW, 0).lines()).startsWith("$ vi");
            }
        }
    }

    @Test
    void appliesASizeThatCameBehindACheckpointOfTheSameOffset() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.write("silent");
            log.resize(20, 60);
            log.checkpoint();
            log.resize(30, 100);
            try (LogOutput output = log.open()) {
                ScreenView view = output.screen(SessionOutput.NOW, 0);
                assertThat(List.of(view.rows(), view.columns())).containsExactly(30, 100);
                assertThat(view.lines()).startsWith("silent");
            }
        }
    }

    @Test
    void givesTheRowsThatHadScrolledOff() throws Exception {
        try (LogFixture log = new LogFixture(directory, 50_000, 24, 80)) {
            long middle = 0;
            for (int i = 0; i < 5000; i++) {
                long end = log.write("line " + i + "\r\n");
                middle = i == 2999 ? end : middle;
                if (i % 500 == 0) {
                    log.checkpoint();
                }
            }
            try (LogOutput output = log.open()) {
                ScreenView view = output.screen(middle, 100);
                assertThat(view.lines()).startsWith("line 2977").endsWith("line 2999", "");
                assertThat(view.history()).hasSize(100).startsWith("line 2877").endsWith("line 2976");
                assertThat(output.screen(middle, 0).history()).isEmpty();
            }
        }
    }

    @Test
    void keepsEachRowEitherInTheHistoryOrOnTheScreenWhenTheSizeChangesAtTheOffset() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                written.add("line " + i);
                log.write("line " + i + "\r\n");
            }
            for (int rows : new int[] {46, 10, 24}) {
                log.resize(rows, 80);
                try (LogOutput output = log.open()) {
                    ScreenView view = output.screen(SessionOutput.NOW, 1000);
                    List<String> all = new ArrayList<>(view.history());
                    all.addAll(view.lines());
                    all.removeIf(String::isEmpty);
                    assertThat(view.rows()).isEqualTo(rows);
                    assertThat(all).isEqualTo(written);
                }
            }
        }
    }

    @Test
    void showsTheSameWhateverCheckpointsThereAreAndWhateverIsCompressed() throws Exception {
        List<Long> offsets = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        Terminal model = new Terminal(24, 80, 0);
        try (LogFixture log = new LogFixture(directory, 20_000, 24, 80)) {
            for (int i = 0; i < 400; i++) {
                String text = i % 7 == 0
                        ? "\u001b[" + (i % 24 + 1) + ";" + (i % 60 + 1) + "H<" + i + ">\u001b[K"
                        : "row " + i + " " + "x".repeat(i % 150) + "\r\n";
                model.feed(text.getBytes(StandardCharsets.UTF_8));
                offsets.add(log.write(text));
                expected.add(texts(model));
                if (i % 50 == 10) {
                    log.checkpoint();
                }
                if (i % 100 == 99) {
                    log.resize(24 - i / 100, 80 + i % 13);
                    model.resize(24 - i / 100, 80 + i % 13);
                }
            }
            assertThat(ClosedSegments.compress(directory, 0)).isPositive();
            try (LogOutput output = log.open()) {
                for (int i = 0; i < offsets.size(); i += 9) {
                    if (i % 100 != 99) {
                        assertThat(output.screen(offsets.get(i), 0).lines())
                                .as("screen at write %d", i)
                                .isEqualTo(expected.get(i));
                    }
                }
            }
        }
    }

    @Test
    void refusesAnOffsetThatRetentionRemovedAndSaysWhereToGoOn() throws Exception {
        try (LogFixture log = new LogFixture(directory, 10_000, 24, 80)) {
            for (int i = 0; i < 1000; i++) {
                log.write("a line that fills the log " + i + "\r\n");
            }
            log.writer.trim(20_000);
            try (LogOutput output = log.open()) {
                assertThat(output.start()).isPositive();
                assertThatThrownBy(() -> output.screen(5, 0))
                        .isInstanceOfSatisfying(
                                BytesGoneException.class,
                                e -> assertThat(e.resumeAt()).isEqualTo(output.start()));
                assertThat(output.screen(SessionOutput.NOW, 10).lines()).contains("a line that fills the log 999");
            }
        }
    }

    @Test
    void beginsWithinItsBoundWhenEveryCheckpointIsLost() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.write("first".repeat(1000));
            log.resize(10, 40);
            long end = log.write("\r\nlast");
            try (LogOutput output = log.open();
                    LogReader reader = LogReader.open(directory)) {
                assertThat(texts(new ScreenBuilder(reader, 0, 4).build(end, end)))
                        .startsWith("last")
                        .hasSize(10);
                assertThat(output.screen(end, 0).lines()).contains("last");
            }
        }
    }

    @Test
    void endsWhenInterrupted() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            long end = log.write("text");
            try (LogOutput output = log.open()) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> output.screen(end, 0)).isInstanceOf(InterruptedException.class);
                assertThat(Thread.interrupted()).isFalse();
                assertThat(output.screen(end, 0).lines()).startsWith("text");
            }
        }
    }

    @Test
    void refusesImpossibleArguments() throws Exception {
        try (LogFixture log = new LogFixture(directory);
                LogOutput output = log.open()) {
            assertThatThrownBy(() -> output.screen(-2, 0)).satisfies(LogScreenTest::isInvalid);
            assertThatThrownBy(() -> output.screen(0, 10_001)).satisfies(LogScreenTest::isInvalid);
            assertThatThrownBy(() -> output.timeline(1)).satisfies(LogScreenTest::isInvalid);
        }
    }

    @Test
    void tellsEventsAndTheirPlaces() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            long offset = log.write("text");
            log.resize(10, 40);
            try (LogOutput output = log.open()) {
                assertThat(output.events()).extracting("kind").containsExactly("started", "resized");
                assertThat(output.events("resized")).singleElement().satisfies(event -> {
                    assertThat(event.offset()).isEqualTo(offset);
                    assertThat(event.fields()).containsEntry("rows", "10").containsEntry("columns", "40");
                    assertThat(event.at().toEpochMilli()).isEqualTo(log.now);
                });
            }
        }
    }

    private static List<String> texts(Terminal terminal) {
        return terminal.screenLines().stream().map(line -> line.text()).toList();
    }

    private static void isInvalid(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(SessionErrorCode.INVALID));
    }
}
