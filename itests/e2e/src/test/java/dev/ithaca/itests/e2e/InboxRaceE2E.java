// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Questions that real programs swap at any moment between the look into the inbox and the answer: no answer, and no Enter behind
 * one, reaches another question than that of its item; what is not delivered is refused, and the question in its place can be
 * answered. Programs in raw and in line mode, answers by text and by keys, with and without a fence.
 * {@code -Dithaca.race.answers=10000} for the full count.
 */
class InboxRaceE2E {
    private static final Path PROGRAM = Path.of(
                    "../../bundles/session/src/test/resources/dev/ithaca/session/internal/input/swap.py")
            .toAbsolutePath();
    private static final Pattern QUESTION = Pattern.compile("Question (\\d+)\\?");
    private static final int SWAP_WITHIN_MICROS = 40_000;
    private static final int ANSWER_WITHIN_NANOS = 20_000_000;
    private static final int SESSIONS = 16;

    private final int answers = Integer.parseInt(System.getProperty("ithaca.race.answers", "100"));
    private final long seed = seed();
    private final Map<String, JsonNode> shown = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> figures = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger(answers);
    private final AtomicInteger delivered = new AtomicInteger();
    private volatile boolean done;
    private Ithaca ithaca;
    private Web web;

    private static long seed() {
        String value = System.getProperty("ithaca.race.seed", "");
        return value.isBlank() ? System.nanoTime() : Long.parseLong(value);
    }

    @BeforeEach
    void startDaemon() {
        assumeTrue(Commands.available("python3"), "python3 is needed");
        ithaca = new Ithaca().started();
        web = new Web(ithaca);
    }

    @AfterEach
    void stopAll() throws Exception {
        ithaca.close();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void noAnswerReachesAnotherQuestionThanItsItems() throws Exception {
        List<Path> journals = new ArrayList<>();
        List<Thread> viewers = new ArrayList<>();
        Thread inbox = new Thread(this::look, "inbox");
        for (int i = 0; i < SESSIONS; i++) {
            Viewer viewer = new Viewer(i);
            journals.add(viewer.journal);
            viewers.add(new Thread(viewer, "viewer-" + i));
        }
        inbox.start();
        viewers.forEach(Thread::start);
        for (Thread viewer : viewers) {
            viewer.join();
        }
        done = true;
        inbox.join();
        System.out.printf("inbox race, seed %d: %d answers%n", seed, answers);
        figures.forEach((name, count) -> System.out.println("  " + name + ": " + count));
        assertThat(failures).isEmpty();
        judge(journals);
    }

    /** Looks into the inbox all the time, as one page for all of them. */
    private void look() {
        try {
            while (!done) {
                Map<String, JsonNode> open = new HashMap<>();
                web.get("/api/v1/inbox")
                        .get("items")
                        .forEach(item -> open.put(item.get("session").asText(), item));
                shown.putAll(open);
                shown.keySet().retainAll(open.keySet());
                LockSupport.parkNanos(20_000_000);
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    private void judge(List<Path> journals) {
        Map<String, Integer> came = await("all that was delivered")
                .pollInterval(java.time.Duration.ofMillis(50))
                .atMost(Ithaca.SOON)
                .until(() -> counted(journals), all -> all.getOrDefault("all", 0) >= delivered.get());
        System.out.println("  at the programs: " + came);
        assertThat(came).as("seed %d", seed).doesNotContainKeys("wrong", "stray");
        assertThat(came.get("all")).as("seed %d", seed).isEqualTo(delivered.get());
        assertThat(figures.keySet()).anyMatch(name -> name.contains("refused"));
        assertThat(figures.keySet()).anyMatch(name -> name.contains("delivered"));
    }

    private static Map<String, Integer> counted(List<Path> journals) throws IOException {
        Map<String, Integer> came = new TreeMap<>();
        for (Path journal : journals) {
            for (String line : Files.exists(journal) ? Files.readAllLines(journal) : List.<String>of()) {
                String word = line.substring(0, line.indexOf(' '));
                came.merge(word, 1, Integer::sum);
                if (!word.equals("stray")) {
                    came.merge("all", 1, Integer::sum);
                }
            }
        }
        return came;
    }

    /** Somebody who answers one program's questions as they are shown, and has it swap most of them just then. */
    private final class Viewer implements Runnable {
        private final Random random;
        private final boolean raw;
        private final Path journal;
        private final Path control;
        private final String session;
        private String last = "";

        Viewer(int number) {
            random = new Random(seed + number);
            raw = number % 2 == 0;
            journal = ithaca.work().resolve("journal-" + number);
            control = ithaca.work().resolve("control-" + number);
            Commands.must(List.of("mkfifo", control.toString()));
            session = web.start(
                    "python3",
                    List.of(
                            PROGRAM.toString(),
                            Long.toString(seed + number),
                            journal.toString(),
                            raw ? "raw" : "line",
                            control.toString()));
        }

        @Override
        public void run() {
            try (OutputStream swaps = Files.newOutputStream(control)) {
                while (failures.isEmpty() && left.getAndDecrement() > 0) {
                    JsonNode item = next();
                    swaps.write((random.nextInt(SWAP_WITHIN_MICROS) + "\n").getBytes(US_ASCII));
                    LockSupport.parkNanos(random.nextInt(ANSWER_WITHIN_NANOS));
                    if (!isDelivered(item)) {
                        assertThat(isDelivered(next()))
                                .as("what came in its place is answered, seed %d", seed)
                                .isTrue();
                    }
                }
            } catch (Exception | AssertionError e) {
                failures.add(new AssertionError(
                        (raw ? "raw " : "line ") + session + ": " + ithaca.must("explain", session), e));
            }
        }

        /** The next question, once the inbox shows it. */
        private JsonNode next() {
            JsonNode item = await("a question of " + session + " other than " + last)
                    .pollInterval(java.time.Duration.ofMillis(5))
                    .atMost(Ithaca.SOON)
                    .until(() -> shown.get(session), this::isNew);
            last = item.get("id").asText();
            return item;
        }

        private boolean isNew(JsonNode item) {
            return item != null
                    && !item.get("id").asText().equals(last)
                    && !item.get("fence").asText().isEmpty();
        }

        private boolean isDelivered(JsonNode item) {
            Matcher question = QUESTION.matcher(item.get("question").asText());
            assertThat(question.find()).as("%s", item).isTrue();
            String text = question.group(1) + ".";
            boolean keys = random.nextBoolean();
            boolean fence = random.nextBoolean();
            Map<String, Object> body = new HashMap<>();
            body.put(keys ? "keys" : "text", keys ? raw ? List.of(text) : List.of(text, "key:enter") : text);
            if (fence) {
                body.put("fence", item.get("fence").asText());
            }
            HttpResponse<String> answer =
                    web.post("/api/v1/inbox/" + item.get("id").asText() + "/answer", body);
            String what = (raw ? "raw, " : "line, ") + (keys ? "keys" : "text") + (fence ? ", fence: " : ": ");
            JsonNode said = Ithaca.json(answer.body());
            if (answer.statusCode() == 200) {
                delivered.incrementAndGet();
                count(what + "delivered, " + said.get("outcome").asText());
                return true;
            }
            assertThat(said.path("code").asText()).as(answer.body()).isIn("attention.changed", "attention.not-found");
            assertThat(answer.statusCode()).as(answer.body()).isIn(404, 409);
            count(what + "refused");
            return false;
        }

        private void count(String what) {
            figures.computeIfAbsent(what, name -> new AtomicInteger()).incrementAndGet();
        }
    }
}
