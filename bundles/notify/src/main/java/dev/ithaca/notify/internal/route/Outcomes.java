// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.storage.api.DeliveryRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who sent a notification and wait what became of it. At most {@value #WATCHED_MAX} are watched at once; whoever
 * is one more learns nothing and finds it in the log.
 *
 * <p>Locking: all state is guarded by {@code this}; futures are completed outside.
 */
public final class Outcomes {
    private static final int WATCHED_MAX = 256;

    private final Map<String, Watch> watches = new HashMap<>();

    /** What is known of one notification. */
    private static final class Watch {
        final CompletableFuture<Void> done = new CompletableFuture<>();
        final List<DeliveryRow> rows = new ArrayList<>();

        @Nullable
        List<String> expected;

        boolean isComplete() {
            return expected != null && rows.size() >= expected.size();
        }
    }

    /**
     * What is known so far.
     *
     * @param rows what became of it, where that is known
     * @param underWay channels where it is not
     */
    public record Known(List<DeliveryRow> rows, List<String> underWay) {}

    /** Begins to watch; completes when all is known. Who watches ends it by {@link #end}. */
    public synchronized CompletableFuture<Void> watch(String notification) {
        if (watches.size() >= WATCHED_MAX) {
            return CompletableFuture.completedFuture(null);
        }
        return watches.computeIfAbsent(notification, id -> new Watch()).done;
    }

    /** Ends the watch and tells what is known. */
    public synchronized Known end(String notification) {
        Watch watch = watches.remove(notification);
        if (watch == null) {
            return new Known(List.of(), List.of());
        }
        List<String> underWay = new ArrayList<>(watch.expected == null ? List.of() : watch.expected);
        watch.rows.forEach(row -> underWay.remove(row.channel()));
        return new Known(List.copyOf(watch.rows), List.copyOf(underWay));
    }

    /** A notification was routed: so many rows there will be, one for each of these channels. */
    void expect(String notification, List<String> channels) {
        update(notification, watch -> watch.expected = List.copyOf(channels));
    }

    void written(DeliveryRow row) {
        update(row.notification(), watch -> watch.rows.add(row));
    }

    private void update(String notification, Consumer<Watch> change) {
        Watch watch;
        synchronized (this) {
            watch = watches.get(notification);
            if (watch == null) {
                return;
            }
            change.accept(watch);
            if (!watch.isComplete()) {
                return;
            }
        }
        watch.done.complete(null);
    }
}
