// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what says the same as something told just before: a detector that cannot make up its mind, a script in a loop. A
 * question that was answered may be asked again at once. The newest {@value #KEPT} are known. Used on one serial executor.
 */
final class Repeats {
    private static final int KEPT = 1_000;

    private final Map<Words, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Words, Instant> eldest) {
            return size() > KEPT;
        }
    };

    /** What makes two notifications the same to a human. */
    private record Words(String kind, List<SessionId> sessions, String title, String description, String body) {
        static Words of(Notification notification) {
            return new Words(
                    notification.kind(),
                    notification.sessions(),
                    notification.title(),
                    notification.description(),
                    notification.body());
        }
    }

    /** How long ago the same was told, if that is not longer ago than the window; otherwise it counts as told now. */
    Optional<Duration> ofBefore(Notification notification, Duration window, Instant now) {
        Words words = Words.of(notification);
        Instant before = told.get(words);
        if (before != null && !notification.kind().equals(Notification.TEST) && now.isBefore(before.plus(window))) {
            return Optional.of(Duration.between(before, now));
        }
        told.remove(words);
        told.put(words, now);
        return Optional.empty();
    }

    void forget(SessionId session) {
        told.keySet().removeIf(words -> words.sessions().contains(session));
    }
}
