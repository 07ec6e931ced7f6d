// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a detector did: each wait that it told of once, each that it missed, each that was none, and after how long. */
final class Score {
    private static final long SLACK = 30;

    private final List<Long> delays = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private int told;
    private int wrong;
    private int waits;
    private int found;
    private int rightKind;

    void add(Recording recording, List<Episode> episodes) {
        List<Recording.Wait> truth = recording.waits();
        waits += truth.size();
        boolean[] taken = new boolean[truth.size()];
        for (Episode episode : episodes) {
            told++;
            int index = waitAt(truth, episode.from());
            if (index < 0 || taken[index]) {
                wrong++;
                mistakes.add(recording.name() + ": said at " + episode.from() + " ms" + (index < 0 ? ": " : " again: ")
                        + episode.what() + " " + (episode.said() == null ? "" : episode.said()));
            } else {
                taken[index] = true;
                found++;
                delays.add(Math.max(0, episode.from() - truth.get(index).from()));
                boolean same = truth.get(index).what().equals(episode.what());
                rightKind += same ? 1 : 0;
                if (!same && episode.said() != null) {
                    mistakes.add(recording.name() + ": kind at " + episode.from() + " ms: " + episode.what() + ", not "
                            + truth.get(index).what() + " " + episode.said());
                }
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                mistakes.add(recording.name() + ": missed: " + truth.get(i));
            }
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

    double precision() {
        return told == 0 ? 0 : (told - wrong) / (double) told;
    }

    double recall() {
        return found / (double) waits;
    }

    double rightKind() {
        return found == 0 ? 0 : rightKind / (double) found;
    }

    /** The delay that so many of a hundred do not exceed. */
    long delay(int percent) {
        List<Long> sorted = delays.stream().sorted().toList();
        return sorted.isEmpty() ? -1 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    List<String> mistakes() {
        return mistakes;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d waits, %d told: precision %.3f, recall %.3f, delay p50 %d ms, p95 %d ms, right kind %.3f",
                waits,
                told,
                precision(),
                recall(),
                delay(50),
                delay(95),
                rightKind());
    }
}
