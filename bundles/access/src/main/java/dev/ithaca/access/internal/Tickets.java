// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.spi.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One-time tickets, in memory only: nobody misses them after a restart. Bounded, and for each owner too. */
final class Tickets {
    static final int MOST = 10_000;
    static final int MOST_OF_ONE = 1_000;
    static final Duration LONGEST = Duration.ofHours(1);

    private record Entry(
            Principal by, TicketPurpose purpose, @Nullable String subject, Instant expiresAt) {}

    private final Clock clock;
    private final Map<String, Entry> byHash = new HashMap<>();
    private final Map<String, Integer> byOwner = new HashMap<>();

    Tickets(Clock clock) {
        this.clock = clock;
    }

    Ticket issue(Principal by, TicketPurpose purpose, @Nullable String subject, Duration ttl) {
        if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(LONGEST) > 0) {
            throw new PlatformException(AccessErrorCode.INVALID, "a ticket lives for an hour at most");
        }
        Instant end = clock.instant().plus(ttl);
        Instant ofOwner = by.expiresAt();
        Instant expiresAt = ofOwner != null && ofOwner.isBefore(end) ? ofOwner : end;
        String secret = Secrets.generate(Secrets.Kind.TICKET);
        put(Secrets.hash(secret), new Entry(by, purpose, subject, expiresAt));
        return new Ticket(secret, expiresAt);
    }

    private synchronized void put(String hash, Entry entry) {
        if (isFull(entry)) {
            expire();
        }
        if (isFull(entry)) {
            throw new PlatformException(
                    AccessErrorCode.LIMIT, "too many tickets are outstanding; use them, or try again later");
        }
        byHash.put(hash, entry);
        byOwner.merge(entry.by().id(), 1, Integer::sum);
    }

    private boolean isFull(Entry entry) {
        return byHash.size() >= MOST || byOwner.getOrDefault(entry.by().id(), 0) >= MOST_OF_ONE;
    }

    /** Uses a ticket up, also one that is then found to be for something else. */
    Optional<Principal> redeem(String secret, TicketPurpose purpose, @Nullable String subject) {
        if (!Secrets.is(Secrets.Kind.TICKET, secret)) {
            return Optional.empty();
        }
        Entry entry = take(Secrets.hash(secret));
        if (entry == null
                || entry.purpose() != purpose
                || !Objects.equals(entry.subject(), subject)
                || !entry.expiresAt().isAfter(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(entry.by());
    }

    private synchronized @Nullable Entry take(String hash) {
        Entry entry = byHash.remove(hash);
        if (entry != null) {
            forget(entry);
        }
        return entry;
    }

    private void forget(Entry entry) {
        byOwner.computeIfPresent(entry.by().id(), (id, count) -> count > 1 ? count - 1 : null);
    }

    synchronized void removeAll() {
        byHash.clear();
        byOwner.clear();
    }

    synchronized void removeOf(String owner) {
        remove(entry -> entry.by().id().equals(owner));
    }

    synchronized void expire() {
        Instant now = clock.instant();
        remove(entry -> !entry.expiresAt().isAfter(now));
    }

    private void remove(Predicate<Entry> which) {
        byHash.values().removeIf(entry -> {
            boolean removed = which.test(entry);
            if (removed) {
                forget(entry);
            }
            return removed;
        });
    }

    synchronized int size() {
        return byHash.size();
    }
}
