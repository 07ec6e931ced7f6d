// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.EndedPrincipals;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who waits: how many there may be, in all and of one principal, and that they end with whom they belong to. */
final class WaitPlaces {
    /** How a wait ended, with the line that matched. */
    record Outcome(String name, @Nullable String line) {
        static final Outcome TIMEOUT = new Outcome("timeout", null);
        static final Outcome EXIT = new Outcome("exit", null);
    }

    /** Not the future itself, which need not differ from another one. */
    private static final class Place {
        final CompletableFuture<Outcome> wait = new CompletableFuture<>();
    }

    private static final int RETRY_SECONDS = 5;

    private final EndedPrincipals ended;
    private final int most;
    private final int mostOfOne;
    private final Map<String, Set<Place>> waiting = new HashMap<>();
    private int count;

    /**
     * @param most how many may wait
     * @param mostOfOne how many of one principal
     */
    WaitPlaces(EndedPrincipals ended, int most, int mostOfOne) {
        this.ended = ended;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a place; it is free again when the wait completes. */
    CompletableFuture<Outcome> take(String principal) {
        Place place = new Place();
        synchronized (this) {
            Set<Place> own = waiting.getOrDefault(principal, Set.of());
            if (own.size() >= mostOfOne) {
                throw full(HttpErrorCode.TOO_MANY, "this login or token has " + mostOfOne + " such waits already");
            }
            if (count >= most) {
                throw full(HttpErrorCode.UNAVAILABLE, "too many wait");
            }
            waiting.computeIfAbsent(principal, key -> new HashSet<>()).add(place);
            count++;
        }
        CompletableFuture<Outcome> unused = place.wait.whenComplete((outcome, failure) -> leave(principal, place));
        if (ended.has(principal)) {
            place.wait.completeExceptionally(EndedPrincipals.problem());
        }
        return place.wait;
    }

    private static Problem full(HttpErrorCode code, String message) {
        return new Problem(code, message).withHeader("Retry-After", Integer.toString(RETRY_SECONDS));
    }

    private synchronized void leave(String principal, Place place) {
        Set<Place> own = waiting.get(principal);
        if (own != null && own.remove(place)) {
            count--;
            if (own.isEmpty()) {
                waiting.remove(principal);
            }
        }
    }

    synchronized int count() {
        return count;
    }

    /** Ends all waits of a principal. */
    void revoke(String principal) {
        List<Place> own;
        synchronized (this) {
            own = List.copyOf(waiting.getOrDefault(principal, Set.of()));
        }
        own.forEach(place -> place.wait.completeExceptionally(EndedPrincipals.problem()));
    }
}
