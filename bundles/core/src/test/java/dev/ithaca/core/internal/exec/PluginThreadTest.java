// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.plugin.CallerStatus;
import dev.ithaca.core.plugin.CallerStatus.State;
import dev.ithaca.core.plugin.PluginCaller;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PluginThreadTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final PluginCaller caller = pools.newCaller(
            "test", this, Map.of("service.bundleid", 7L), () -> events.add("freed"), Duration.ofMillis(20));

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void callsOnAThreadOfThePluginWithItsClassLoader() throws Exception {
        assertThat(call(() -> Thread.currentThread().getName())).isEqualTo("ithaca-test");
        assertThat(call(() -> Thread.currentThread().getContextClassLoader()))
                .isSameAs(getClass().getClassLoader());
        assertThat(status()).isEqualTo(new CallerStatus("test", 7, State.READY, "", status().since()));
    }

    @Test
    void theThreadEndsWhenNobodyCallsAndComesAgain() throws Exception {
        Thread first = call(Thread::currentThread);
        await().until(() -> !first.isAlive());

        assertThat(call(Thread::currentThread)).isNotSameAs(first);
    }

    @Test
    void whateverThePluginThrowsIsTheFailureOfThatCall() throws Exception {
        assertThat(failure(() -> {
                    throw new IOException("no route");
                }))
                .isInstanceOf(IOException.class);
        assertThat(status().state()).isEqualTo(State.FAILING);
        assertThat(status().problem()).isEqualTo("IOException: no route");
        assertThat(failure(() -> {
                    throw new NoClassDefFoundError("org/example/Gone");
                }))
                .isInstanceOf(NoClassDefFoundError.class);

        assertThat(call(() -> "again")).isEqualTo("again");
        assertThat(status().state()).isEqualTo(State.READY);
    }

    @Test
    void aSecondCallIsRefusedWhileOneIsUnderWay() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> first = caller.call(
                        () -> {
                            release.await();
                            return "first";
                        },
                        PATIENT)
                .orElseThrow();

        assertThat(caller.call(() -> "second", PATIENT)).isEmpty();
        release.countDown();

        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo("first");
    }

    @Test
    void whoHearsTheAnswerCanCallAgain() throws Exception {
        CompletableFuture<String> second = new CompletableFuture<>();
        CompletableFuture<Void> unused = caller.call(() -> "first", PATIENT)
                .orElseThrow()
                .thenAccept(first -> {
                    CompletableFuture<Void> ignored = caller.call(() -> first + " second", PATIENT)
                            .orElseThrow()
                            .thenAccept(second::complete);
                });

        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo("first second");
    }

    @Test
    void anOverdueCallIsInterruptedAndItsOwnerHearsFirstOfThatThenOfItsReturn() throws Exception {
        CompletableFuture<String> answer = caller.call(
                        () -> {
                            new CountDownLatch(1).await();
                            return "";
                        },
                        SHORT)
                .orElseThrow();
        CompletableFuture<String> told = answer.whenComplete((text, failure) -> events.add("overdue"));

        assertThat(failure(told)).isInstanceOf(TimeoutException.class);
        await().untilAsserted(() -> assertThat(events).containsExactly("overdue", "freed"));
        assertThat(status().state()).isEqualTo(State.FAILING);
        assertThat(status().problem()).isEqualTo("a call did not return within 20 ms");
        assertThat(call(() -> "again")).isEqualTo("again");
    }

    @Test
    void aPluginThatHangsGetsNoFurtherCallUntilItReturns() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> answer = hang(release);
        assertThat(failure(answer)).isInstanceOf(TimeoutException.class);

        assertThat(status().state()).isEqualTo(State.HANGING);
        assertThat(caller.call(() -> "", SHORT)).isEmpty();
        assertThat(events).isEmpty();
        release.countDown();

        await().untilAsserted(() -> assertThat(events).containsExactly("freed"));
        assertThat(call(() -> "again")).isEqualTo("again");
    }

    @Test
    void anInterruptHitsNoLaterCall() throws Exception {
        for (int i = 0; i < 20; i++) {
            CompletableFuture<String> late = caller.call(
                            () -> {
                                LockSupport.parkNanos(1_000_000);
                                return "";
                            },
                            Duration.ofMillis(1))
                    .orElseThrow();
            assertThat(late.handle((text, failure) -> "ended").get(5, TimeUnit.SECONDS))
                    .isEqualTo("ended");
            int seen = i;
            await().ignoreExceptions()
                    .until(() -> call(() -> !Thread.currentThread().isInterrupted() && seen >= 0));
        }
    }

    @RepeatedTest(20)
    void closingInterruptsTheCallAndEndsTheThread() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<String> answer = caller.call(
                        () -> {
                            thread.complete(Thread.currentThread());
                            new CountDownLatch(1).await();
                            return "";
                        },
                        PATIENT)
                .orElseThrow();
        Thread running = thread.get(5, TimeUnit.SECONDS);

        caller.close();

        assertThat(failure(answer)).isInstanceOf(CancellationException.class);
        await().until(() -> !running.isAlive());
        assertThat(caller.call(() -> "", PATIENT)).isEmpty();
        assertThat(pools.status()).isEmpty();
    }

    @Test
    void aThreadThatDoesNotEndIsNamedUntilItDoes() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        assertThat(failure(hang(release))).isInstanceOf(TimeoutException.class);

        caller.close();
        Duration grace = Duration.ZERO;

        assertThat(((PluginThread) caller).status(grace).orElseThrow().state()).isEqualTo(State.LEFT_BEHIND);
        release.countDown();
        await().until(() -> ((PluginThread) caller).status(grace).isEmpty());
    }

    private CompletableFuture<String> hang(CountDownLatch release) {
        return caller.call(
                        () -> {
                            while (release.getCount() > 0) {
                                LockSupport.parkNanos(1_000_000);
                            }
                            return "";
                        },
                        SHORT)
                .orElseThrow();
    }

    private <T> T call(Callable<T> task) throws Exception {
        return caller.call(task, PATIENT).orElseThrow().get(5, TimeUnit.SECONDS);
    }

    private Throwable failure(Callable<String> task) throws Exception {
        return failure(caller.call(task, PATIENT).orElseThrow());
    }

    private static Throwable failure(CompletableFuture<String> answer) throws Exception {
        try {
            answer.get(5, TimeUnit.SECONDS);
            throw new AssertionError("no failure");
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (CancellationException e) {
            return e;
        }
    }

    private CallerStatus status() {
        assertThat(pools.status()).hasSize(1);
        return pools.status().get(0);
    }
}
