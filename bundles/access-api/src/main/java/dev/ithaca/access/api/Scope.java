// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.util.Locale;
import java.util.Optional;

/** What a caller may do. A greater scope holds the lesser ones; {@link #NODE} stands alone. */
public enum Scope {
    /** See sessions and their output. */
    OBSERVE,
    /** Start, type into, resize and end sessions too. */
    CONTROL,
    /** Manage tokens, logins and the password too. */
    MANAGE,
    /** Join as a node, and nothing else. */
    NODE;

    /**
     * The name used on the command line, in JSON and in storage.
     *
     * @return the lower-case name
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether having this scope is having another one.
     *
     * @param other what is asked for
     * @return true for the scope itself and for those that it holds
     */
    public boolean implies(Scope other) {
        return this == other || (this != NODE && other != NODE && compareTo(other) > 0);
    }

    /**
     * Finds a scope by its label.
     *
     * @param label a label in any case
     * @return the scope, or nothing if there is none of that name
     */
    public static Optional<Scope> of(String label) {
        for (Scope scope : values()) {
            if (scope.label().equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
