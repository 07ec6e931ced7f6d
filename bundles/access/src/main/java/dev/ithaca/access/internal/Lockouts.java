// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.api.LockoutRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts failures of clients in the store, one bucket for each kind of secret, and says who is locked out. */
final class Lockouts {
    static final int ATTEMPTS = 3;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    /** What is counted apart. */
    enum Bucket {
        PASSWORD("password"),
        TOKEN("token");

        private final String label;

        Bucket(String label) {
            this.label = label;
        }
    }

    private final LockoutRepository repository;
    private final Clock clock;

    Lockouts(LockoutRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** How long a client is locked out from now on. */
    Optional<Duration> remaining(Bucket bucket, String client) {
        return repository
                .find(bucket.label, client)
                .filter(row -> row.failures() >= ATTEMPTS)
                .map(this::remaining)
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    /** A clock that was set back must not lock anybody out for longer. */
    private Duration remaining(LockoutRow row) {
        Duration since = Duration.between(row.lastFailedAt(), now());
        return since.isNegative() && since.abs().compareTo(LOCKED_FOR) > 0
                ? Duration.ZERO
                : LOCKED_FOR.minus(since.isNegative() ? Duration.ZERO : since);
    }

    /** Counts an attempt as failed, which may be before it is known whether it is; returns how many that are in a row. */
    int fail(Bucket bucket, String client) {
        Instant now = now();
        // At the very end of a lockout the count begins anew: the store is exact to the millisecond.
        Instant forgetBefore = now.minus(LOCKED_FOR).plusMillis(1);
        return repository.fail(bucket.label, client, now, forgetBefore).failures();
    }

    void clear(Bucket bucket, String client) {
        repository.clear(bucket.label, client);
    }

    void clearAll(Bucket bucket) {
        repository.expire(bucket.label, Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    /** Forgets those who are not locked out any more. */
    void expire() {
        for (Bucket bucket : Bucket.values()) {
            repository.expire(bucket.label, now().minus(LOCKED_FOR));
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
