// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.SearchMatch;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.log.ClosedSegments;
import dev.ithaca.spi.PlatformException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSearchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private List<String> texts(String output, String literal) throws Exception {
        try (LogFixture log = new LogFixture(directory.resolve(Integer.toHexString((output + literal).hashCode())))) {
            log.write(output);
            return texts(log, literal);
        }
    }

    private static List<String> texts(LogFixture log, String literal) throws Exception {
        try (LogOutput reader = log.open()) {
            return reader.search(literal, true, 0, 100, LONG).matches().stream()
                    .map(SearchMatch::text)
                    .toList();
        }
    }

    @Test
    void tellsWhereALineIsAndShowsItThere() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            long begin = log.write("one\r\ntwo\r\n");
            long end = log.write("an \u001b[31mERR\u001b[mOR here\r\n");
            log.write("\u001b[2J\u001b[Hthree\r\n");
            try (LogOutput output = log.open()) {
                SearchPage page = output.search("error", true, 0, 10, LONG);
                assertThat(page.truncated()).isFalse();
                assertThat(page.nextOffset()).isEqualTo(log.writer.end());
                assertThat(page.matches()).containsExactly(new SearchMatch(begin, end, 3, "an ERROR here"));
                assertThat(output.screen(end, 0).lines()).contains("an ERROR here");
                assertThat(output.search("error", false, 0, 10, LONG).matches()).isEmpty();
                assertThat(output.search("ERROR", false, 0, 10, LONG).matches()).hasSize(1);
            }
        }
    }

    @Test
    void readsWhatALineHasBecome() throws Exception {
        assertThat(texts("10%\r50%\r100% done\r\n", "%")).containsExactly("100% done");
        assertThat(texts("typo\b\bed\u001b[K\r\n", "ty")).containsExactly("tyed");
        assertThat(texts("long gone\r\u001b[Kshort\r\n", "o")).containsExactly("short");
        assertThat(texts("ab\u001b[3Ccd\tend\r\n", "cd")).containsExactly("ab   cd end");
        assertThat(texts("abcdef\r\u001b[2P\u001b[@_\r\n", "_")).containsExactly("_cdef");
        assertThat(texts("-\u001b[4b|\r\n", "|")).containsExactly("-----|");
        assertThat(texts("\u001b]0;hidden title\u0007\u001b(0lqqk\u001b(B box\r\n", "box"))
                .containsExactly("     box");
        assertThat(texts("\u001b]0;hidden title\u0007\r\n", "hidden")).isEmpty();
    }

    @Test
    void joinsWrappedLinesAtTheWidthOfTheirTime() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.resize(24, 10);
            log.write("0123456789abcdef\rABC\r\n");
            log.resize(24, 80);
            log.write("0123456789xyz\rABC\r\n");
            assertThat(texts(log, "9abc")).containsExactly("0123456789ABCdef");
            assertThat(texts(log, "xyz")).containsExactly("ABC3456789xyz");
        }
    }

    @Test
    void findsWhatAFullScreenProgramDrewOnce() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.write("\u001b[?1049h");
            long end = 0;
            for (int i = 0; i < 5; i++) {
                end = log.write("\u001b[1;1Hload 0." + i + "\u001b[5;10Hneedle in row five");
            }
            log.write("\u001b[?1049l");
            try (LogOutput output = log.open()) {
                SearchPage page = output.search("needle", true, 0, 10, LONG);
                assertThat(page.matches()).singleElement().satisfies(match -> {
                    assertThat(match.text()).isEqualTo("needle in row five");
                    assertThat(output.screen(match.endOffset(), 0).lines().get(4))
                            .isEqualTo("         needle in row five");
                });
                assertThat(page.nextOffset()).isGreaterThanOrEqualTo(end);
                assertThat(output.search("load", true, 0, 10, LONG).matches()).hasSize(5);
            }
        }
    }

    @Test
    void comparesCharactersHoweverTheyAreWritten() throws Exception {
        assertThat(texts("cafe\u0301 漢字 ok\r\n", "CAFÉ 漢字")).containsExactly("café 漢字 ok");
        assertThat(texts("a.b*c\r\n", ".b*")).containsExactly("a.b*c");
        assertThat(texts("Straße ÄÖÜ\r\n", "äöü")).containsExactly("Straße ÄÖÜ");
    }

    @Test
    void findsTheLastLineThatHasNoEndYetAndGoesOnBehindIt() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.write("done\r\nproceed? ");
            try (LogOutput output = log.open()) {
                SearchPage page = output.search("proceed", false, 0, 10, LONG);
                assertThat(page.matches()).extracting(SearchMatch::text).containsExactly("proceed?");
                assertThat(page.nextOffset()).isEqualTo(log.writer.end());
                SearchPage none = output.search("yes", false, 0, 10, LONG);
                log.write("yes\r\n");
                assertThat(output.search("? yes", false, none.nextOffset(), 10, LONG)
                                .matches())
                        .extracting(SearchMatch::text)
                        .containsExactly("proceed? yes");
            }
        }
    }

    @Test
    void goesOnFromPageToPageAcrossCompressedSegments() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        try (LogFixture log = new LogFixture(directory, 30_000, 24, 80)) {
            for (int i = 0; i < 3000; i++) {
                boolean hit = random.nextInt(10) == 0;
                log.write("line " + i + (hit ? " needle" : "") + "\u001b[m" + ".".repeat(random.nextInt(60)) + "\r\n");
                if (hit) {
                    expected.add((i + 1) + " line " + i + " needle");
                }
            }
            assertThat(ClosedSegments.compress(directory, 1)).isPositive();
            List<String> found = new ArrayList<>();
            try (LogOutput output = log.open()) {
                long offset = 0;
                SearchPage page;
                do {
                    page = output.search("needle", false, offset, 7, LONG);
                    page.matches()
                            .forEach(match -> found.add(
                                    match.lineNumber() + " " + match.text().replaceFirst("\\.*$", "")));
                    offset = page.nextOffset();
                } while (page.truncated());
                assertThat(offset).isEqualTo(output.end());
            }
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void countsLinesOverWhatRetentionRemoved() throws Exception {
        try (LogFixture log = new LogFixture(directory, 10_000, 24, 80)) {
            for (int i = 0; i < 2000; i++) {
                log.write("number " + i + "\r\n");
            }
            log.writer.trim(15_000);
            try (LogOutput output = log.open()) {
                assertThat(output.start()).isPositive();
                assertThat(output.search("number 1999", false, 0, 10, LONG).matches())
                        .extracting(SearchMatch::lineNumber)
                        .containsExactly(2000L);
                assertThat(output.search("number 5", true, 0, 1000, LONG).matches())
                        .allMatch(match -> match.text().equals("number " + (match.lineNumber() - 1))
                                || match.offset() == output.start());
            }
        }
    }

    @Test
    void findsAcrossTheCutsOfALineWithoutEndAndShowsAPartOfIt() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; line.length() < 400_000; i++) {
                line.append("cell").append(i).append(' ');
            }
            log.write(line.toString());
            int cut = PlainLine.MAX_CELLS;
            try (LogOutput output = log.open()) {
                for (int at = cut - 20; at < cut + 20; at++) {
                    String wanted = line.substring(at - 10, at + 10);
                    List<SearchMatch> matches =
                            output.search(wanted, false, 0, 10, LONG).matches();
                    assertThat(matches).as(wanted).hasSize(1);
                    assertThat(matches.get(0).text()).contains(wanted).hasSizeLessThanOrEqualTo(2000);
                }
            }
        }
    }

    @Test
    void stopsAtItsDeadlineAndGoesOnFromThere() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.write("one\r\ntwo\r\n");
            try (LogOutput output = log.open()) {
                SearchPage page = output.search("two", false, 0, 10, Duration.ZERO);
                assertThat(page.truncated()).isTrue();
                assertThat(page.matches()).isEmpty();
                assertThat(output.search("two", false, page.nextOffset(), 10, LONG)
                                .matches())
                        .hasSize(1);
            }
        }
    }

    @Test
    void endsWhenInterruptedAndCanBeAskedAgain() throws Exception {
        try (LogFixture log = new LogFixture(directory)) {
            log.write("text\r\n");
            try (LogOutput output = log.open()) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> output.search("text", false, 0, 1, LONG))
                        .isInstanceOf(InterruptedException.class);
                assertThat(output.search("text", false, 0, 1, LONG).matches()).hasSize(1);
            }
        }
    }

    @Test
    void refusesWhatCannotBeFound() throws Exception {
        try (LogFixture log = new LogFixture(directory);
                LogOutput output = log.open()) {
            for (String literal : List.of("", "two\nlines", "\u0301", "x".repeat(1001))) {
                assertThatThrownBy(() -> output.search(literal, false, 0, 1, LONG))
                        .isInstanceOfSatisfying(
                                PlatformException.class,
                                e -> assertThat(e.code()).isEqualTo(SessionErrorCode.INVALID));
            }
            assertThat(output.search("x", false, 0, 1, LONG).matches()).isEmpty();
        }
    }
}
