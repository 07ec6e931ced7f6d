// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.exec.WorkerPools;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedWorkerPoolsTest {
    private final SharedWorkerPools pools = new SharedWorkerPools();

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void namesAllThreads() throws InterruptedException {
        SynchronousQueue<String> names = new SynchronousQueue<>();
        Runnable tell = () -> {
            try {
                names.offer(Thread.currentThread().getName(), 5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        pools.timers().execute(tell);
        assertThat(names.poll(5, TimeUnit.SECONDS)).isEqualTo("ithaca-timer-1");
        pools.common().execute(tell);
        assertThat(names.poll(5, TimeUnit.SECONDS)).startsWith("ithaca-worker-");
        pools.newSerialExecutor("mine").execute(tell);
        assertThat(names.poll(5, TimeUnit.SECONDS)).startsWith("ithaca-worker-");
        pools.newThread("reader", tell).start();
        assertThat(names.poll(5, TimeUnit.SECONDS)).isEqualTo("ithaca-reader");
    }

    @Test
    void refusesCommonTasksOverTheBoundWithoutBlockingTheCaller() {
        CountDownLatch hold = new CountDownLatch(1);
        int width = Math.max(2, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < width + WorkerPools.COMMON_QUEUE; i++) {
            pools.common().execute(() -> awaitQuietly(hold));
        }

        assertThatThrownBy(() -> pools.common().execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        hold.countDown();
    }

    @Test
    void callersCannotShutTimersDown() {
        assertThatThrownBy(() -> pools.timers().shutdown()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> pools.timers().shutdownNow()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void forgetsACancelledTimerAtOnce() {
        Future<?> timer = pools.timers().schedule(() -> {}, 1, TimeUnit.HOURS);
        timer.cancel(false);

        assertThat(((ScheduledThreadPoolExecutor) pools.timers()).getQueue()).isEmpty();
    }

    @Test
    void otherTimersGoOnWhenOneFails() {
        AtomicInteger ticks = new AtomicInteger();
        pools.timers()
                .scheduleAtFixedRate(
                        () -> {
                            throw new IllegalStateException("expected by the test");
                        },
                        0,
                        1,
                        TimeUnit.MILLISECONDS);
        pools.timers().scheduleAtFixedRate(ticks::incrementAndGet, 0, 1, TimeUnit.MILLISECONDS);

        await().until(() -> ticks.get() > 3);
    }

    @Test
    void goesOnWithAPeriodicTaskThatAFullPoolHasRefused() {
        AtomicInteger ticks = new AtomicInteger();
        Runnable refusedAtFirst = () -> {
            if (ticks.incrementAndGet() <= 2) {
                throw new RejectedExecutionException("expected by the test");
            }
        };
        pools.timers().scheduleWithFixedDelay(refusedAtFirst, 0, 1, TimeUnit.MILLISECONDS);
        pools.timers().scheduleAtFixedRate(refusedAtFirst, 0, 1, TimeUnit.MILLISECONDS);

        await().until(() -> ticks.get() > 3);
    }

    @Test
    void interruptsOwnedThreadsOnCloseAndWaitsForTheirEnd() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread owned = pools.newThread("owned", () -> {
            started.countDown();
            awaitQuietly(new CountDownLatch(1));
        });
        owned.start();
        started.await();

        pools.close();

        assertThat(owned.isAlive()).isFalse();
    }

    @Test
    void refusesEverythingAfterCloseAndMayBeClosedTwice() {
        pools.close();
        pools.close();

        assertThatThrownBy(() -> pools.common().execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pools.timers().execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pools.newThread("late", () -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pools.newSerialExecutor("late").execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aThreadThatWasStartedAfterCloseDoesNothing() throws InterruptedException {
        AtomicInteger ran = new AtomicInteger();
        Thread late = pools.newThread("late", ran::incrementAndGet);
        pools.close();

        late.start();
        late.join(5_000);

        assertThat(ran).hasValue(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
