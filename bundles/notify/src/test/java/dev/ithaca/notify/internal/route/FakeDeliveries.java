// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A log in memory. */
final class FakeDeliveries implements DeliveryRepository {
    private final List<DeliveryRow> rows = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void append(DeliveryRow row) {
        rows.add(row);
    }

    @Override
    public List<DeliveryRow> list(long before, int limit) {
        List<DeliveryRow> newest = new ArrayList<>(rows);
        Collections.reverse(newest);
        return newest;
    }

    /** Channel, outcome and attempts of each row, the oldest first. */
    List<String> summary() {
        return List.copyOf(rows).stream()
                .map(row -> row.channel() + " " + row.outcome() + " " + row.attempts())
                .toList();
    }

    /** Channel, rule and outcome of each row, the oldest first. */
    List<String> rules() {
        return List.copyOf(rows).stream()
                .map(row -> row.channel() + " " + row.rule() + " " + row.outcome())
                .toList();
    }

    List<String> details() {
        return List.copyOf(rows).stream().map(DeliveryRow::detail).toList();
    }
}
