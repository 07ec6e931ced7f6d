// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link DeliveryRepository} promises. A provider extends this with an empty repository for each test. */
public abstract class DeliveryRepositoryContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    /** The repository under test, empty at the beginning of each test. */
    protected abstract DeliveryRepository repository(int rowsMax);

    @Test
    void listsTheNewestFirstAndGoesOnWhereAPageEnded() {
        DeliveryRepository repository = repository(10);
        append(repository, 4);

        List<DeliveryRow> first = repository.list(Long.MAX_VALUE, 2);
        List<DeliveryRow> second = repository.list(first.get(1).sequence(), 2);

        assertThat(first).extracting(DeliveryRow::notification).containsExactly("n3", "n2");
        assertThat(second).extracting(DeliveryRow::notification).containsExactly("n1", "n0");
    }

    @Test
    void keepsAllThatIsSaidOfADelivery() {
        DeliveryRepository repository = repository(10);
        DeliveryRow row = row("n");
        repository.append(row);

        DeliveryRow read = repository.list(Long.MAX_VALUE, 1).get(0);

        assertThat(read).usingRecursiveComparison().ignoringFields("sequence").isEqualTo(row);
        assertThat(read.sequence()).isPositive();
    }

    @Test
    void forgetsTheOldest() {
        DeliveryRepository repository = repository(3);
        append(repository, 10);

        assertThat(repository.list(Long.MAX_VALUE, 100))
                .extracting(DeliveryRow::notification)
                .containsExactly("n9", "n8", "n7");
    }

    private static void append(DeliveryRepository repository, int count) {
        for (int i = 0; i < count; i++) {
            repository.append(row("n" + i));
        }
    }

    private static DeliveryRow row(String id) {
        return new DeliveryRow(
                0,
                id,
                "manual",
                "title",
                "abcdef0",
                "hook",
                "night",
                "delivered",
                2,
                "exit 0",
                NOW,
                NOW.plusSeconds(1));
    }
}
