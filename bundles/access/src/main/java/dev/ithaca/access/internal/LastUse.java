// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides when a use is worth a write: the first one, then once a minute. Forgets everything when it has too much. */
final class LastUse {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    /** Whether this use is to be written; if so, others of the same minute are not. */
    boolean isDue(String id, @Nullable Instant stored, Instant now) {
        if (stored != null && isFresh(stored, now)) {
            return false;
        }
        if (written.size() > REMEMBERED) {
            written.clear();
        }
        boolean[] due = {false};
        written.compute(id, (key, last) -> {
            due[0] = last == null || !isFresh(last, now);
            return due[0] ? now : last;
        });
        return due[0];
    }

    private static boolean isFresh(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(EVERY) < 0;
    }
}
