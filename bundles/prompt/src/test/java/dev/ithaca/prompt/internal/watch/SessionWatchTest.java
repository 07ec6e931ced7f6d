// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.prompt.internal.judge.Judge;
import dev.ithaca.prompt.internal.judge.PromptRules;
import dev.ithaca.prompt.internal.replay.RecordedOutput;
import dev.ithaca.prompt.internal.screen.ScreenFollower;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.session.api.TerminalFacts.Reading;
import dev.ithaca.spi.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionWatchTest {
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final RecordedOutput output = new RecordedOutput(24, 80);
    private final BlockingQueue<Attention> said = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    /** The kernel's answer that is still to come. */
    private volatile @Nullable CompletableFuture<TerminalFacts> late;

    private volatile TerminalFacts facts =
            new TerminalFacts("x", true, Reading.YES, true, true, true, 1, 0, null, false);

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    private SessionWatch watch(Executor executor) {
        SessionAttention attention = new SessionAttention() {
            @Override
            public CompletableFuture<TerminalFacts> probe(SessionId id) {
                asked.countDown();
                CompletableFuture<TerminalFacts> later = late;
                return later != null ? later : CompletableFuture.completedFuture(facts);
            }

            @Override
            public Optional<Attention> attention(SessionId id) {
                return Optional.empty();
            }

            @Override
            public void say(SessionId id, Attention attention) {
                said.add(attention);
            }
        };
        Judge judge = new Judge(PromptRules.builtIn());
        ScreenFollower follower = new ScreenFollower(() -> {
            opened.incrementAndGet();
            return output;
        });
        return new SessionWatch(session(), attention, judge::judge, follower, executor, timers);
    }

    private static SessionInfo session() {
        return new SessionInfo(
                new SessionId("abc1234"),
                null,
                List.of(),
                "x",
                List.of(),
                "/",
                SessionStatus.RUNNING,
                1L,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                24,
                80,
                0,
                null,
                false,
                true,
                null);
    }

    private void write(String text) {
        output.append(text.getBytes(StandardCharsets.UTF_8));
    }

    private Attention next() throws InterruptedException {
        Attention next = said.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void saysWhatASessionWaitsForAfterItsOutput() throws Exception {
        SessionWatch watch = watch(Runnable::run);
        write("Overwrite it? (y/n) ");

        watch.grew(session());

        Attention now = next();
        assertThat(now.kind()).isEqualTo(Attention.Kind.CONFIRM);
        assertThat(now.evidence()).isNotEmpty();
        watch.close(true);
        while (now.state() != Attention.State.DONE) {
            now = next();
        }
    }

    @Test
    void looksAgainAfterALookThatThePoolHadNoRoomFor() throws Exception {
        AtomicInteger refused = new AtomicInteger(2);
        SessionWatch watch = watch(task -> {
            if (refused.getAndDecrement() > 0) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });
        write("Overwrite it? (y/n) ");

        watch.grew(session());

        assertThat(next().kind()).isEqualTo(Attention.Kind.CONFIRM);
        watch.close(false);
    }

    @Test
    void takesANotificationThatCameAnotherWayForASign() throws Exception {
        facts = new TerminalFacts("x", true, Reading.MAYBE, true, false, false, 1, 0, null, false);
        SessionWatch watch = watch(Runnable::run);
        write("thinking\r\n");
        watch.grew(session());
        assertThat(next().waits()).isFalse();

        watch.notified("please look");

        Attention now = next();
        while (!now.waits()) {
            now = next();
        }
        assertThat(now.rule()).isEqualTo("notification");
        assertThat(now.detail()).isEqualTo("please look");
        watch.close(false);
    }

    @Test
    void looksAtNothingWhenTheKernelAnswersBehindTheEnd() throws Exception {
        CompletableFuture<TerminalFacts> answer = new CompletableFuture<>();
        late = answer;
        SessionWatch watch = watch(Runnable::run);
        write("Overwrite it? (y/n) ");
        watch.grew(session());
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        watch.close(true);
        answer.complete(facts);

        assertThat(said).extracting(Attention::state).containsExactly(Attention.State.DONE);
        assertThat(opened).as("the log is not opened again").hasValue(0);
    }
}
