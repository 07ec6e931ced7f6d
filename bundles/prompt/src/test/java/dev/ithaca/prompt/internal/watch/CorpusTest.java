// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.prompt.internal.judge.Judge;
import dev.ithaca.prompt.internal.judge.PromptRules;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The detector on recordings of real programs, beside the seed's rules; prints what it found, fails under the budget. */
class CorpusTest {
    private static final double LEAST_PRECISION = 0.99;
    private static final double LEAST_RECALL = 0.97;
    private static final long MOST_MEDIAN_DELAY = 500;
    private static final long MOST_LATE_DELAY = 1000;

    @Test
    void knowsWhoWaitsForWhatAndSoonEnough() throws Exception {
        Score ours = new Score();
        Score seeds = new Score();
        List<Recording> corpus = Recording.all();
        int looks = 0;
        for (Recording recording : corpus) {
            Replay replay = new Replay(recording, new Judge(PromptRules.builtIn())::judge);
            ours.add(recording, replay.run());
            seeds.add(recording, new SeedRules(recording).run());
            looks += replay.looks();
        }

        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Recording recording : corpus) {
            new Replay(recording, new Judge(PromptRules.builtIn())::judge).run();
        }
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        long seconds = corpus.stream().mapToLong(Recording::end).sum() / 1000;
        System.out.println("corpus: " + corpus.size() + " recordings, " + seconds + " s, " + looks + " looks");
        System.out.println("cost: " + cpu / 1000 / looks + " µs of CPU a look, output and schedule included");
        System.out.println("ithaca: " + ours);
        System.out.println("seed:   " + seeds);
        ours.mistakes().forEach(mistake -> System.out.println("  " + mistake));
        assertThat(corpus).hasSizeGreaterThan(40);
        assertThat(ours.precision()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(ours.recall()).isGreaterThanOrEqualTo(LEAST_RECALL);
        assertThat(ours.delay(50)).isLessThanOrEqualTo(MOST_MEDIAN_DELAY);
        assertThat(ours.delay(95)).isLessThanOrEqualTo(MOST_LATE_DELAY);
    }
}
