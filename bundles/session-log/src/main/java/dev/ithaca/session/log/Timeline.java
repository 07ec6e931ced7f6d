// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Thins out the index: of the records that fall into the same slice of the time and the same slice of the offsets, one is
 * kept. A clock that was set back gives no points until it has caught up.
 */
final class Timeline {
    private final TimeMark first;
    private final TimeMark last;
    private final int slices;
    private final List<TimeMark> kept = new ArrayList<>();

    private Timeline(TimeMark first, TimeMark last, int max) {
        this.first = first;
        this.last = last;
        this.slices = max / 2;
        kept.add(first);
    }

    static List<TimeMark> read(Path directory, long[] starts, int max) throws IOException {
        Optional<TimeMark> first = first(directory, starts);
        if (first.isEmpty()) {
            return List.of();
        }
        Timeline timeline = new Timeline(first.get(), last(directory, starts).orElse(first.get()), max);
        for (long start : starts) {
            try (IndexCursor cursor = IndexCursor.open(directory, start)) {
                while (cursor.next()) {
                    timeline.add(mark(cursor));
                }
            }
        }
        return timeline.finish();
    }

    private static Optional<TimeMark> first(Path directory, long[] starts) throws IOException {
        for (long start : starts) {
            try (IndexCursor cursor = IndexCursor.open(directory, start)) {
                if (cursor.next()) {
                    return Optional.of(mark(cursor));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeMark> last(Path directory, long[] starts) throws IOException {
        for (int i = starts.length - 1; i >= 0; i--) {
            try (IndexCursor cursor = IndexCursor.open(directory, starts[i])) {
                while (cursor.next()) {
                    // To the last record.
                }
                if (cursor.count() > 0) {
                    return Optional.of(mark(cursor));
                }
            }
        }
        return Optional.empty();
    }

    private static TimeMark mark(IndexCursor cursor) {
        return new TimeMark(Instant.ofEpochMilli(cursor.time()), cursor.offset());
    }

    private void add(TimeMark mark) {
        TimeMark before = kept.get(kept.size() - 1);
        boolean ascends = mark.offset() > before.offset() && !mark.at().isBefore(before.at());
        // The last is added at the end; one that was written since the end was looked for may be left out.
        if (ascends
                && mark.offset() < last.offset()
                && (timeSlice(mark) != timeSlice(before) || offsetSlice(mark) != offsetSlice(before))) {
            kept.add(mark);
        }
    }

    private List<TimeMark> finish() {
        TimeMark before = kept.get(kept.size() - 1);
        if (last.offset() > before.offset() && !last.at().isBefore(before.at())) {
            kept.add(last);
        }
        return List.copyOf(kept);
    }

    private int timeSlice(TimeMark mark) {
        return slice(
                mark.at().toEpochMilli(), first.at().toEpochMilli(), last.at().toEpochMilli());
    }

    private int offsetSlice(TimeMark mark) {
        return slice(mark.offset(), first.offset(), last.offset());
    }

    private int slice(long value, long low, long high) {
        double part = (double) (value - low) / Math.max(1, high - low + 1);
        return Math.max(0, Math.min(slices - 1, (int) (part * slices)));
    }
}
