// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param kind how it was let in
 * @param id what revocation is told by; that of a ticket is the id of who it was issued to; never a secret
 * @param name for people and for the event log ({@code web:<name>}); never a secret
 * @param scopes what it was given; use {@link #may}, which knows what a scope holds
 * @param expiresAt when this ends at the latest, null for never; what it opened must not outlive it
 */
public record Principal(
        Kind kind,
        String id,
        String name,
        Set<Scope> scopes,
        @Nullable Instant expiresAt) {
    private static final Set<Scope> ALL_OF_A_PERSON = Set.of(Scope.OBSERVE, Scope.CONTROL, Scope.MANAGE);

    /** How a principal was let in. */
    public enum Kind {
        /** By password or by a one-time link. */
        LOGIN,
        /** By a named token. */
        TOKEN,
        /** By a one-time ticket. */
        TICKET,
        /** By the command socket, as the user that the daemon runs as. */
        LOCAL,
        /** Without any check, because the daemon was started so. */
        ANONYMOUS
    }

    /** Copies the set. */
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /**
     * The user of the command socket.
     *
     * @return all scopes of a person, without an end
     */
    public static Principal local() {
        return new Principal(Kind.LOCAL, "local", "local", ALL_OF_A_PERSON, null);
    }

    /**
     * Anybody, for a daemon for which {@link AccessService#required} is false.
     *
     * @return all scopes of a person, without an end
     */
    public static Principal anonymous() {
        return new Principal(Kind.ANONYMOUS, "anonymous", "anonymous", ALL_OF_A_PERSON, null);
    }

    /**
     * Whether this principal may do what needs a scope.
     *
     * @param needed the scope
     * @return true if one of its scopes is or holds the needed one
     */
    public boolean may(Scope needed) {
        return scopes.stream().anyMatch(scope -> scope.implies(needed));
    }
}
