// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stored part of a token.
 *
 * @param id primary key
 * @param secretHash hash of its secret, lower-case hexadecimal, unique
 * @param name its name, unique, at most 64 characters
 * @param scopes scope labels, lower case, without commas
 * @param createdAt when it was made, to the millisecond
 * @param expiresAt when it ends, null for never
 * @param lastUsedAt when it was last used, null for never, as of the last write of this row
 */
public record TokenRow(
        String id,
        String secretHash,
        String name,
        Set<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    /** Copies the set. */
    public TokenRow {
        scopes = Set.copyOf(scopes);
    }
}
