// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@link PushSubscriptionRepository} promises. A provider extends this with an empty repository for each test. */
public abstract class PushSubscriptionRepositoryContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    /** The repository under test, empty at the beginning of each test. */
    protected abstract PushSubscriptionRepository repository(int rowsMax);

    @Test
    void keepsSubscriptionsInTheOrderOfTheirMaking() {
        PushSubscriptionRepository repository = repository(10);
        repository.put(row(2, "key"));
        repository.put(row(1, "key"));

        assertThat(repository.list()).containsExactly(row(1, "key"), row(2, "key"));
    }

    @Test
    void aSecondSubscriptionOfABrowserReplacesItsKeys() {
        PushSubscriptionRepository repository = repository(10);
        repository.put(row(1, "old"));
        repository.delivered(row(1, "old").endpoint(), NOW);
        repository.put(row(1, "new"));

        assertThat(repository.list()).singleElement().satisfies(row -> {
            assertThat(row.p256dh()).isEqualTo("new");
            assertThat(row.deliveredAt()).isEqualTo(NOW);
        });
    }

    @Test
    void keepsNoMoreThanItMay() {
        PushSubscriptionRepository repository = repository(3);
        for (int i = 0; i < 5; i++) {
            repository.put(row(i, "key"));
        }

        assertThat(repository.list()).containsExactly(row(2, "key"), row(3, "key"), row(4, "key"));
    }

    @Test
    void deletesOnce() {
        PushSubscriptionRepository repository = repository(10);
        repository.put(row(1, "key"));

        assertThat(repository.delete(row(1, "key").endpoint())).isTrue();
        assertThat(repository.delete(row(1, "key").endpoint())).isFalse();
        assertThat(repository.list()).isEmpty();
    }

    private static PushSubscriptionRow row(int second, String key) {
        String endpoint = "https://push.example.org/" + "x".repeat(1_000) + second;
        return new PushSubscriptionRow(endpoint, key, "auth", "", NOW.plusSeconds(second), null);
    }
}
