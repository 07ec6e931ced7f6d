// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named token for a script or a node.
 *
 * @param id its id; not the secret
 * @param name its name, unique
 * @param scopes what it may do
 * @param createdAt when it was made
 * @param expiresAt when it ends, null for never
 * @param lastUsedAt when it was last used, to the minute, null for never
 */
public record Token(
        String id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    /** Copies the set. */
    public Token {
        scopes = Set.copyOf(scopes);
    }
}
