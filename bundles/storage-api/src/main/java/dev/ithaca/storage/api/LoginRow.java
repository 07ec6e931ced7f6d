// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import java.util.Set;

/**
 * The stored part of a login.
 *
 * @param id primary key
 * @param secretHash hash of its secret, lower-case hexadecimal, unique
 * @param csrfHash hash of its second secret, lower-case hexadecimal
 * @param client from where it was made, at most 128 characters
 * @param byLink whether it was made with a link
 * @param scopes scope labels, lower case, without commas
 * @param createdAt when it was made, to the millisecond
 * @param lastUsedAt when it was last used, as of the last write of this row
 * @param expiresAt when it ends at the latest
 */
public record LoginRow(
        String id,
        String secretHash,
        String csrfHash,
        String client,
        boolean byLink,
        Set<String> scopes,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {
    /** Copies the set. */
    public LoginRow {
        scopes = Set.copyOf(scopes);
    }
}
