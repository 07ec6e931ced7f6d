// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which browsers have a notification already, while others are tried again. Guarded by {@code this}. */
final class Progress {
    private static final int NOTIFICATIONS_MAX = 64;

    private final Map<String, Rounds> rounds = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rounds> eldest) {
            return size() > NOTIFICATIONS_MAX;
        }
    };

    /** What is known of one notification. */
    private static final class Rounds {
        final Set<String> reached = new HashSet<>();
        int count;
    }

    synchronized boolean has(String notification, String endpoint) {
        Rounds known = rounds.get(notification);
        return known != null && known.reached.contains(endpoint);
    }

    /** Notes a round; how many there were with it. */
    synchronized int add(String notification, Collection<String> endpoints) {
        Rounds known = rounds.computeIfAbsent(notification, id -> new Rounds());
        known.reached.addAll(endpoints);
        known.count++;
        return known.count;
    }

    /** How many browsers have it. */
    synchronized int reached(String notification) {
        Rounds known = rounds.get(notification);
        return known == null ? 0 : known.reached.size();
    }

    /** Forgets a notification; how many browsers have it. */
    synchronized int finish(String notification) {
        int reached = reached(notification);
        rounds.remove(notification);
        return reached;
    }
}
