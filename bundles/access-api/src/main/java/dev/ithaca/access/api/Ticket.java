// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.time.Instant;

/**
 * A secret that works once, soon, and for one purpose.
 *
 * @param secret fit for a URL without escaping; handed out only here
 * @param expiresAt when it ends
 */
public record Ticket(String secret, Instant expiresAt) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Ticket[expiresAt=" + expiresAt + "]";
    }
}
