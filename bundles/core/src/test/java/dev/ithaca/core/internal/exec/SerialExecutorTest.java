// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    /** A pool that the test runs by hand, with a bound. */
    private final Deque<Runnable> pool = new ArrayDeque<>();

    private int poolBound = Integer.MAX_VALUE;
    private final List<Integer> done = new ArrayList<>();

    @Test
    void runsTasksInOrder() {
        Executor serial = serial(1_000);

        IntStream.range(0, 500).forEach(i -> serial.execute(() -> done.add(i)));
        runPool();

        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void takesOnePlaceInThePoolAndGivesItBackAfterABatch() {
        Executor serial = serial(1_000);
        IntStream.range(0, 100).forEach(i -> serial.execute(() -> done.add(i)));
        assertThat(pool).hasSize(1);

        pool.remove().run();

        assertThat(done).hasSize(64);
        assertThat(pool).hasSize(1);
    }

    @Test
    void goesOnWithItsThreadWhenThePoolIsFull() {
        Executor serial = serial(1_000);
        IntStream.range(0, 200).forEach(i -> serial.execute(() -> done.add(i)));
        Runnable drain = pool.remove();
        poolBound = 0;

        drain.run();

        assertThat(done).hasSize(200);
    }

    @Test
    void refusesATaskWhenThePoolDoesAndRunsLaterOnes() {
        Executor serial = serial(10);
        poolBound = 0;
        assertThatThrownBy(() -> serial.execute(() -> done.add(1))).isInstanceOf(RejectedExecutionException.class);

        poolBound = 1;
        serial.execute(() -> done.add(2));
        runPool();

        assertThat(done).containsExactly(2);
    }

    @Test
    void refusesTasksOverItsBound() {
        Executor serial = serial(2);
        serial.execute(() -> done.add(1));
        serial.execute(() -> done.add(2));

        assertThatThrownBy(() -> serial.execute(() -> done.add(3)))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("test");
        runPool();
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void runsTheTasksBehindOneThatFails() {
        Executor serial = serial(10);
        serial.execute(() -> {
            throw new AssertionError("expected by the test");
        });
        serial.execute(() -> done.add(2));

        runPool();

        assertThat(done).containsExactly(2);
    }

    @Test
    void neverRunsTwoTasksAtOnceAndShowsEachWhatTheOthersWrote() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            SerialExecutor serial = new SerialExecutor("test", threads, 100_000);
            int[] unguarded = {0};
            CountDownLatch all = new CountDownLatch(4 * 2_000);
            for (int t = 0; t < 4; t++) {
                threads.execute(() -> IntStream.range(0, 2_000)
                        .forEach(i -> serial.execute(() -> {
                            unguarded[0]++;
                            all.countDown();
                        })));
            }
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(unguarded[0]).isEqualTo(8_000);
        } finally {
            threads.shutdownNow();
        }
    }

    private SerialExecutor serial(int capacity) {
        return new SerialExecutor("test", this::submit, capacity);
    }

    private void submit(Runnable task) {
        if (pool.size() >= poolBound) {
            throw new RejectedExecutionException("full");
        }
        pool.add(task);
    }

    private void runPool() {
        while (!pool.isEmpty()) {
            pool.remove().run();
        }
    }
}
