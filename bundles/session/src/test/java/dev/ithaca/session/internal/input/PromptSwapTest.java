// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ithaca.session.api.InputReceipt.Outcome;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that puts another question in the place of the one that is being answered, at any moment between look and answer:
 * no answer reaches a question that it was not given to. {@code -Dithaca.race.swaps=10000} for the full count.
 */
class PromptSwapTest {
    private static final int ANSWERS = Integer.getInteger("ithaca.race.swaps", 200);
    private static final int SESSIONS = 4;
    private static final Pattern QUESTION = Pattern.compile("Question (\\d+)\\?");

    @TempDir
    Path root;

    private final long seed = Long.getLong("ithaca.race.seed", System.nanoTime());
    private final AtomicInteger typed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void noAnswerReachesAnotherQuestion() throws Exception {
        assumeTrue(LiveSessions.hasPython(), "python3 is needed");
        List<Path> journals = new ArrayList<>();
        try (LiveSessions sessions = new LiveSessions(root)) {
            List<Thread> viewers = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                Path journal = root.resolve("journal-" + i);
                journals.add(journal);
                SessionId id = sessions.python("swap.py", Long.toString(seed + i), journal.toString());
                Random random = new Random(seed + i);
                viewers.add(new Thread(() -> answer(sessions, id, random), "viewer-" + i));
            }
            viewers.forEach(Thread::start);
            for (Thread viewer : viewers) {
                viewer.join();
            }
            awaitAnswers(journals);
        }
        List<String> lines = lines(journals);
        long right = lines.stream().filter(line -> line.startsWith("right")).count();
        long crossed = lines.stream().filter(line -> line.startsWith("crossed")).count();
        List<String> wrong =
                lines.stream().filter(line -> line.startsWith("wrong")).toList();
        System.out.printf(
                "prompt swaps, seed %d: %d answers, %d typed (%d right, %d crossed, %d wrong), %d refused%n",
                seed, ANSWERS, typed.get(), right, crossed, wrong.size(), refused.get());
        assertThat(failed).hasValue(0);
        assertThat(wrong).isEmpty();
        assertThat(right + crossed).isEqualTo(typed.get());
        assertThat(right).isPositive();
        assertThat(refused).hasPositiveValue();
    }

    private void answer(LiveSessions sessions, SessionId id, Random random) {
        try (SessionOutput output = sessions.registry().output(id)) {
            for (int i = 0; i < ANSWERS / SESSIONS; i++) {
                answerOne(sessions, id, random, output);
            }
        } catch (Exception e) {
            e.printStackTrace();
            failed.incrementAndGet();
        }
    }

    /** One look, a pause of any length, and one answer to what was seen. */
    private void answerOne(LiveSessions sessions, SessionId id, Random random, SessionOutput output)
            throws InterruptedException {
        ScreenView view = output.screen(SessionOutput.NOW, 0);
        Matcher question = QUESTION.matcher(view.lines().get(0));
        while (!question.find()) {
            output.await(view.offset(), java.time.Duration.ofMillis(100));
            view = output.screen(SessionOutput.NOW, 0);
            question = QUESTION.matcher(view.lines().get(0));
        }
        try {
            ScreenFence fence = LiveSessions.get(sessions.input().fence(id, view.offset()));
            LockSupport.parkNanos(random.nextInt(8_000_000));
            InputRequest answer = LiveSessions.typing(question.group(1) + ".").withFence(fence);
            assertThat(LiveSessions.get(sessions.input().submit(id, answer)).outcome())
                    .isEqualTo(Outcome.TYPED);
            typed.incrementAndGet();
        } catch (PlatformException e) {
            assertThat(e.code()).isEqualTo(SessionErrorCode.SCREEN_CHANGED);
            refused.incrementAndGet();
        }
    }

    private void awaitAnswers(List<Path> journals) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (lines(journals).size() < typed.get() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static List<String> lines(List<Path> journals) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path journal : journals) {
            lines.addAll(Files.exists(journal) ? Files.readAllLines(journal) : List.of());
        }
        return lines;
    }
}
