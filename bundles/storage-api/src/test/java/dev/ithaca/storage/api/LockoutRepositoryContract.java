// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@link LockoutRepository} promises. A provider extends this with an empty repository for each test. */
public abstract class LockoutRepositoryContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(900);

    /** The repository under test, empty at the beginning of each test. */
    protected abstract LockoutRepository repository();

    /** The repository under test, with another bound. */
    protected abstract LockoutRepository repository(int clientsMax);

    @Test
    void countsEachClientAndBucketForItself() {
        fail("password", "a", 0);
        fail("password", "a", 1);
        fail("password", "b", 2);
        fail("token", "a", 3);

        assertThat(repository().find("password", "a")).contains(new LockoutRow(2, NOW.plusSeconds(1)));
        assertThat(repository().find("password", "b")).contains(new LockoutRow(1, NOW.plusSeconds(2)));
        assertThat(repository().find("token", "a")).contains(new LockoutRow(1, NOW.plusSeconds(3)));
        assertThat(repository().find("token", "b")).isEmpty();
    }

    @Test
    void beginsAnewAfterAWhile() {
        fail("password", "a", 0);
        fail("password", "a", 1);

        LockoutRow row = repository().fail("password", "a", NOW.plusSeconds(2_000), NOW.plusSeconds(2));

        assertThat(row).isEqualTo(new LockoutRow(1, NOW.plusSeconds(2_000)));
    }

    @Test
    void forgetsAClient() {
        fail("password", "a", 0);
        fail("token", "a", 0);

        repository().clear("password", "a");
        repository().clear("password", "nobody");

        assertThat(repository().find("password", "a")).isEmpty();
        assertThat(repository().find("token", "a")).isPresent();
    }

    @Test
    void forgetsThoseThatFailedLongAgo() {
        fail("password", "old", 0);
        fail("password", "new", 9);
        fail("token", "old", 0);

        repository().expire("password", NOW.plusSeconds(9));

        assertThat(repository().find("password", "old")).isEmpty();
        assertThat(repository().find("password", "new")).isPresent();
        assertThat(repository().find("token", "old")).isPresent();
    }

    @Test
    void aFullBucketForgetsTheOneThatFailedLongestAgo() {
        LockoutRepository small = repository(3);
        for (int i = 0; i < 4; i++) {
            small.fail("password", "client" + i, NOW.plusSeconds(i == 0 ? 100 : i), LONG_AGO);
        }
        small.fail("token", "other", NOW, LONG_AGO);

        assertThat(small.find("password", "client1")).isEmpty();
        assertThat(List.of("client0", "client2", "client3"))
                .allSatisfy(client -> assertThat(small.find("password", client)).isPresent());
    }

    @Test
    void losesNoFailureOfManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<LockoutRow>> attempts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                attempts.add(threads.submit(() -> repository().fail("password", "a", NOW, LONG_AGO)));
            }
            Set<Integer> counts = new TreeSet<>();
            for (Future<LockoutRow> attempt : attempts) {
                counts.add(attempt.get(10, TimeUnit.SECONDS).failures());
            }

            assertThat(counts).as("each attempt sees a count of its own").hasSize(20);
        } finally {
            threads.shutdownNow();
        }
    }

    private void fail(String bucket, String client, int second) {
        repository().fail(bucket, client, NOW.plusSeconds(second), LONG_AGO);
    }
}
