// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a detector did. Two questions are scored: whether it knew each wait, of interpreters at their prompts too, and, what
 * matters more, whether it knew each time that a human was asked something and never took anything else for that.
 */
public final class Marks {
    private static final long SLACK = 30;

    private final Tally waits = new Tally();
    private final Tally asks = new Tally();
    private final List<Long> clearings = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private int found;
    private int rightKind;

    /** What was told of one question. */
    public static final class Tally {
        private final List<Long> delays = new ArrayList<>();
        private int told;
        private int wrong;
        private int truths;

        private Tally() {}

        /** How often it was so. */
        public int truths() {
            return truths;
        }

        /** How often it was said. */
        public int told() {
            return told;
        }

        /** Which part of what was said was so. */
        public double precision() {
            return told == 0 ? 1 : (told - wrong) / (double) told;
        }

        /** Which part of what was so was said. */
        public double recall() {
            return truths == 0 ? 1 : delays.size() / (double) truths;
        }

        /** The delay that so many of a hundred do not exceed. */
        public long delay(int percent) {
            return percentile(delays, percent);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d true, %d told: precision %.3f, recall %.3f, delay p50 %d ms, p95 %d ms",
                    truths,
                    told,
                    precision(),
                    recall(),
                    delay(50),
                    delay(95));
        }
    }

    /** Adds what was said of a recording. */
    public void add(Recording recording, List<Episode> episodes) {
        List<Recording.Wait> truth = recording.waits();
        count(waits, truth, episodes, recording.name());
        List<Recording.Wait> asked = truth.stream().filter(Recording.Wait::asks).toList();
        count(
                asks,
                asked,
                episodes.stream()
                        .filter(episode -> !episode.what().equals("idle_at_prompt"))
                        .toList(),
                null);
    }

    private void count(Tally tally, List<Recording.Wait> truth, List<Episode> episodes, @Nullable String name) {
        tally.truths += truth.size();
        boolean[] taken = new boolean[truth.size()];
        for (Episode episode : episodes) {
            tally.told++;
            int index = waitAt(truth, episode.from());
            if (index < 0 || taken[index]) {
                tally.wrong++;
                note(
                        name,
                        "said at " + episode.from() + " ms" + (index < 0 ? ": " : " again: ") + episode.what() + " "
                                + (episode.said() == null ? "" : episode.said()));
                continue;
            }
            taken[index] = true;
            tally.delays.add(Math.max(0, episode.from() - truth.get(index).from()));
            if (name != null) {
                compare(truth.get(index), episode, name);
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                note(name, "missed: " + truth.get(i));
            }
        }
    }

    private void compare(Recording.Wait wait, Episode episode, String name) {
        found++;
        clearings.add(Math.max(0, episode.to() - wait.to()));
        if (wait.what().equals(episode.what())) {
            rightKind++;
        } else {
            note(
                    name,
                    "kind at " + episode.from() + " ms: " + episode.what() + ", not " + wait.what() + " "
                            + (episode.said() == null ? "" : episode.said()));
        }
        if (episode.to() - wait.to() > 1000) {
            note(name, "cleared " + (episode.to() - wait.to()) + " ms late: " + wait);
        }
    }

    private void note(String name, String mistake) {
        if (name != null) {
            mistakes.add(name + ": " + mistake);
        }
    }

    private static int waitAt(List<Recording.Wait> truth, long at) {
        for (int i = 0; i < truth.size(); i++) {
            if (at >= truth.get(i).from() - SLACK && at < truth.get(i).to()) {
                return i;
            }
        }
        return -1;
    }

    private static long percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? -1 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** All waits. */
    public Tally waits() {
        return waits;
    }

    /** Those in which a human is asked. */
    public Tally asks() {
        return asks;
    }

    /** How many of the waits that were found were found for the right reason. */
    public double rightKind() {
        return found == 0 ? 0 : rightKind / (double) found;
    }

    /** How long after its true end a wait counted as one, for so many of a hundred at most. */
    public long clearing(int percent) {
        return percentile(clearings, percent);
    }

    /** One sentence for each mistake. */
    public List<String> mistakes() {
        return mistakes;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "needs input %s%n         all waits   %s, right kind %.3f, cleared after p50 %d ms, p95 %d ms",
                asks,
                waits,
                rightKind(),
                clearing(50),
                clearing(95));
    }
}
