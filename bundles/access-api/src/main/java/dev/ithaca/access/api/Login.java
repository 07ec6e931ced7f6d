// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.time.Instant;
import java.util.Set;

/**
 * A person who logged in, until logout, expiry or revocation.
 *
 * @param id its id, eight or more hexadecimal characters; not the secret
 * @param client from where it was made, as the edge names its client
 * @param byLink true if it was made with a one-time link, false if with the password
 * @param scopes what it may do
 * @param createdAt when it was made
 * @param lastUsedAt when it was last used, to the minute
 * @param expiresAt when it ends at the latest; it ends earlier if it is not used for long
 */
public record Login(
        String id,
        String client,
        boolean byLink,
        Set<Scope> scopes,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {
    /** Copies the set. */
    public Login {
        scopes = Set.copyOf(scopes);
    }
}
