// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import dev.ithaca.core.exec.WorkerPools;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Answers that are made while they are sent: read from a log, rendered, recorded. They are made on a few threads, by turns, so
 * that they hold none of the server's however fast their clients read; there are so many at once and no more, of one caller and
 * in all; and each ends with whom it belongs to.
 */
public final class LongAnswers implements AutoCloseable {
    static final int MOST = 128;
    static final int OF_ONE = 32;
    private static final int THREADS = 4;

    private final ThreadPoolExecutor threads;
    private final EndedPrincipals ended;
    private final Map<String, Set<Place>> places = new HashMap<>();
    private int count;

    public LongAnswers(WorkerPools pools, EndedPrincipals ended) {
        // An answer waits for one turn at a time.
        threads = pools.newPool("http-answers", THREADS, MOST);
        this.ended = ended;
    }

    /** Room for one answer; given back by {@link Place#leave}. */
    final class Place {
        private final String principal;
        private Runnable breaker = () -> {};
        private boolean broken;

        Place(String principal) {
            this.principal = principal;
        }

        /** What ends the answer before its end; done at once if it should have ended already. */
        void broken(Runnable by) {
            boolean now;
            synchronized (this) {
                breaker = by;
                now = broken;
            }
            if (now || ended.has(principal)) {
                by.run();
            }
        }

        private void breakOff() {
            Runnable by;
            synchronized (this) {
                broken = true;
                by = breaker;
            }
            by.run();
        }

        Executor threads() {
            return threads;
        }

        void leave() {
            LongAnswers.this.leave(this);
        }
    }

    /**
     * Takes a place.
     *
     * @throws Problem if there is none
     */
    synchronized Place enter(String principal) {
        Set<Place> own = places.computeIfAbsent(principal, key -> new HashSet<>());
        if (count >= MOST || own.size() >= OF_ONE) {
            throw new Problem(HttpErrorCode.UNAVAILABLE, "too many downloads at once").withHeader("Retry-After", "5");
        }
        Place place = new Place(principal);
        own.add(place);
        count++;
        return place;
    }

    private synchronized void leave(Place place) {
        Set<Place> own = places.get(place.principal);
        if (own != null && own.remove(place)) {
            count--;
            if (own.isEmpty()) {
                places.remove(place.principal);
            }
        }
    }

    /** How many there are. */
    public synchronized int count() {
        return count;
    }

    /** Ends all of a principal; nothing more of them is sent when this returns. */
    public void revoke(String principal) {
        List<Place> own;
        synchronized (this) {
            own = List.copyOf(places.getOrDefault(principal, Set.of()));
        }
        own.forEach(Place::breakOff);
    }

    @Override
    public void close() {
        List<Place> all;
        synchronized (this) {
            all = places.values().stream().flatMap(Set::stream).toList();
        }
        all.forEach(Place::breakOff);
        threads.shutdownNow();
    }
}
