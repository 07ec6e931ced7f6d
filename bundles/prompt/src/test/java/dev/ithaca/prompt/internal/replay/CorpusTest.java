// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.prompt.internal.judge.Judge;
import dev.ithaca.prompt.internal.judge.PromptRules;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The detector on recordings of real programs, beside the seed's rules; prints what it found, fails under the budget. */
class CorpusTest {
    private static final double LEAST_PRECISION = 0.99;
    private static final double LEAST_RECALL = 0.97;
    private static final double LEAST_RIGHT_KIND = 0.97;
    private static final long MOST_MEDIAN_DELAY = 500;
    private static final long MOST_LATE_DELAY = 1000;

    @ParameterizedTest
    @CsvSource({"corpus, 45", "heldout, 70", "unseen, 29"})
    void knowsWhoWaitsForWhatAndSoonEnough(String set, int least) throws Exception {
        Marks ours = new Marks();
        Marks seeds = new Marks();
        List<Recording> corpus = corpus(set);
        int looks = 0;
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Recording recording : corpus) {
            Replay replay = new Replay(recording, new Judge(PromptRules.builtIn())::judge);
            ours.add(recording, replay.run());
            looks += replay.looks();
        }
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        for (Recording recording : corpus) {
            seeds.add(recording, new SeedRules(recording).run());
        }

        long seconds = corpus.stream().mapToLong(Recording::end).sum() / 1000;
        System.out.println(set + ": " + corpus.size() + " recordings, " + seconds + " s, " + looks + " looks, "
                + cpu / 1000 / looks + " µs of CPU a look, output and schedule included");
        System.out.println("  ithaca " + ours);
        System.out.println("  seed   " + seeds);
        ours.mistakes().forEach(mistake -> System.out.println("    " + mistake));
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(least);
        assertThat(ours.rightKind()).isGreaterThanOrEqualTo(LEAST_RIGHT_KIND);
        for (Marks.Tally tally : List.of(ours.asks(), ours.waits())) {
            assertThat(tally.precision()).isGreaterThanOrEqualTo(LEAST_PRECISION);
            assertThat(tally.recall()).isGreaterThanOrEqualTo(LEAST_RECALL);
            assertThat(tally.delay(50)).isLessThanOrEqualTo(MOST_MEDIAN_DELAY);
            assertThat(tally.delay(95)).isLessThanOrEqualTo(MOST_LATE_DELAY);
        }
    }

    private static List<Recording> corpus(String set) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("src/test/resources", set), "*.cast")) {
            for (Path file : files) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    recordings.add(Recording.read(reader));
                }
            }
        }
        recordings.sort(Comparator.comparing(Recording::name));
        return recordings;
    }
}
