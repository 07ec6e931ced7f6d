// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Counts of failed attempts. A bucket is a kind of attempt; each counts and is bounded for itself. */
@ProviderType
public interface LockoutRepository {
    /** How many clients a bucket holds; a further one takes the place of the one that failed longest ago. */
    int CLIENTS_MAX = 10_000;

    /**
     * Counts one more failure, atomically.
     *
     * @param bucket at most 16 characters
     * @param client at most 128 characters
     * @param now when it failed
     * @param forgetBefore if the client last failed earlier, it begins anew with 1
     * @return the count, with this failure
     */
    LockoutRow fail(String bucket, String client, Instant now, Instant forgetBefore);

    /**
     * Reads a count.
     *
     * @param bucket the bucket
     * @param client the client
     * @return the count, or nothing if it did not fail
     */
    Optional<LockoutRow> find(String bucket, String client);

    /**
     * Forgets a client.
     *
     * @param bucket the bucket
     * @param client the client
     */
    void clear(String bucket, String client);

    /**
     * Forgets all clients of a bucket that last failed before a time.
     *
     * @param bucket the bucket
     * @param before the time
     */
    void expire(String bucket, Instant before);
}
