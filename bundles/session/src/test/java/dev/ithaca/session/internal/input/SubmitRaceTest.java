// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputReceipt.Outcome;
import dev.ithaca.spi.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts submitted to programs of all habits, with random delays on both sides: none is lost, none comes twice, and no receipt
 * says more than happened. {@code -Dithaca.race.submits=10000} for the full count.
 */
class SubmitRaceTest {
    private static final int SUBMITS = Integer.getInteger("ithaca.race.submits", 68);
    private static final int LANES = Integer.getInteger("ithaca.race.lanes", 1);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration MUTE_DEADLINE = Duration.ofMillis(1500L * (LANES + 1));
    private static final List<String> KINDS = List.of(
            "plain",
            "plain+paste",
            "plain+slow",
            "plain+ignore",
            "plain+paste+ignore+frozen",
            "plain+newline",
            "box+paste",
            "box+slow+newline",
            "box+paste+ignore",
            "box+clock+frozen",
            "hidden+paste+frozen",
            "hidden+ignore",
            "stars",
            "silent+slow",
            "line",
            "line+slow",
            "mute");

    @TempDir
    Path root;

    private final long seed = Long.getLong("ithaca.race.seed", System.nanoTime());
    private final ConcurrentLinkedQueue<Submit> submits = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private record Submit(String kind, String text, InputReceipt receipt, long millis) {}

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void noTextIsLostAndNoneComesTwice() throws Exception {
        assumeTrue(LiveSessions.hasPython(), "python3 is needed");
        Map<String, Path> journals = new HashMap<>();
        try (LiveSessions sessions = new LiveSessions(root)) {
            List<Thread> users = new ArrayList<>();
            for (String kind : KINDS) {
                for (int lane = 0; lane < LANES; lane++) {
                    String name = kind + "-" + lane;
                    Path journal = root.resolve(name + ".journal");
                    journals.put(name, journal);
                    users.add(new Thread(() -> use(sessions, kind, name, journal), name));
                }
            }
            users.forEach(Thread::start);
            for (Thread user : users) {
                user.join();
            }
            awaitJournals(journals);
        }
        assertThat(failures).isEmpty();
        judge(journals);
    }

    private void use(LiveSessions sessions, String kind, String name, Path journal) {
        try {
            Random random = new Random(seed + name.hashCode());
            SessionId id = sessions.python("tui.py", kind, Long.toString(seed + name.hashCode()), journal.toString());
            sessions.awaitScreen(id, text -> text.contains(">"));
            int share = kind.equals("mute") ? LANES : 1; // each of its submissions takes all of the time
            int count = Math.max(1, SUBMITS / (KINDS.size() * LANES * share));
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(random.nextInt(60_000_000));
                String text = name + " " + i + " " + Integer.toString(random.nextInt(1 << 20), 36);
                long before = System.nanoTime();
                InputReceipt receipt = sessions.submit(id, text, kind.equals("mute") ? MUTE_DEADLINE : DEADLINE);
                submits.add(new Submit(kind, text, receipt, (System.nanoTime() - before) / 1_000_000));
            }
        } catch (Exception | AssertionError e) {
            failures.add(new AssertionError(name, e));
        }
    }

    private void judge(Map<String, Path> journals) throws Exception {
        Map<String, Integer> came = new HashMap<>();
        for (Path journal : journals.values()) {
            for (String line : lines(journal)) {
                came.merge(line, 1, Integer::sum);
            }
        }
        Map<String, String> figures = new TreeMap<>();
        for (String kind : KINDS) {
            List<Submit> of =
                    submits.stream().filter(one -> one.kind().equals(kind)).toList();
            figures.put(kind, figures(of));
        }
        System.out.printf("submits, seed %d, %d in all%n", seed, submits.size());
        figures.forEach((kind, figure) -> System.out.printf("  %-28s %s%n", kind, figure));
        for (Submit submit : submits) {
            int times = came.getOrDefault(submit.text(), 0);
            assertThat(times).as("%s (seed %d)", submit, seed).isEqualTo(1);
            Outcome wanted = submit.kind().equals("mute") ? Outcome.UNPROVEN : Outcome.TAKEN;
            assertThat(submit.receipt().outcome())
                    .as("%s (seed %d)", submit, seed)
                    .isEqualTo(wanted);
        }
        assertThat(came.values().stream().mapToInt(Integer::intValue).sum())
                .as("nothing else was entered, seed %d: %s", seed, came.keySet())
                .isEqualTo(submits.size());
    }

    private static String figures(List<Submit> submits) {
        Map<String, Integer> seen = new TreeMap<>();
        submits.forEach(
                one -> seen.merge(one.receipt().outcome() + "/" + one.receipt().evidence(), 1, Integer::sum));
        long[] millis = submits.stream().mapToLong(Submit::millis).sorted().toArray();
        long again = submits.stream().filter(one -> one.receipt().enters() > 1).count();
        return submits.size() + " " + seen + ", Enter again " + again + ", ms median " + millis[millis.length / 2]
                + " most " + millis[millis.length - 1];
    }

    private void awaitJournals(Map<String, Path> journals) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        int wanted = submits.size();
        while (System.nanoTime() < deadline) {
            int lines = 0;
            for (Path journal : journals.values()) {
                lines += lines(journal).size();
            }
            if (lines >= wanted) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static List<String> lines(Path journal) throws Exception {
        return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    }
}
