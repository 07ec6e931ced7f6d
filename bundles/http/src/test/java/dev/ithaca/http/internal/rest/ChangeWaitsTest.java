// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.http.internal.TestPools;
import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ChangeWaitsTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 15_000;

    private final SessionInfo session = new FakeSessions().add("abc1234", SessionStatus.RUNNING);

    @Test
    void tellsEveryoneWhoComesWhileTheLastOneLeaves() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TestPools pools = new TestPools()) {
            ChangeWaits waits = new ChangeWaits(pools);
            List<Future<Integer>> missed = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                missed.add(threads.submit(visitor(waits)));
            }
            for (Future<Integer> one : missed) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isZero();
            }
            assertThat(waits.count()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Comes, has the session change, and leaves; counts how often it was not told. */
    private Callable<Integer> visitor(ChangeWaits waits) {
        return () -> {
            int missed = 0;
            for (int i = 0; i < ROUNDS; i++) {
                AtomicBoolean told = new AtomicBoolean();
                ChangeWaits.Registration place = waits.register(session.id(), changed -> told.set(true));
                waits.changed(session);
                place.close();
                missed += told.get() ? 0 : 1;
            }
            return missed;
        };
    }
}
