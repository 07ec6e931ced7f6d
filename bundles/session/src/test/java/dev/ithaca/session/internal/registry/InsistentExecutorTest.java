// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InsistentExecutorTest {
    private final AtomicInteger refusals = new AtomicInteger();
    private final Executor oftenFull = task -> {
        if (refusals.getAndDecrement() > 0) {
            throw new RejectedExecutionException("expected by the test");
        }
        task.run();
    };

    @Test
    void runsWhatWasRefusedOnceThereIsRoom() throws Exception {
        try (TestPools pools = new TestPools()) {
            refusals.set(2);
            CountDownLatch ran = new CountDownLatch(1);

            new InsistentExecutor(oftenFull, pools.timers()).execute(ran::countDown);

            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refusesOnceTheTimersHaveEnded() {
        TestPools pools = new TestPools();
        pools.close();
        refusals.set(1);

        assertThatThrownBy(() -> new InsistentExecutor(oftenFull, pools.timers()).execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
