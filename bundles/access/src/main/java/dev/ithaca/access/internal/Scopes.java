// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.Scope;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Scopes to and from the store. */
final class Scopes {
    /** What a person may be given: all but what is for nodes. */
    static final Set<Scope> OF_A_PERSON = Set.of(Scope.OBSERVE, Scope.CONTROL, Scope.MANAGE);

    private Scopes() {}

    static Set<String> labels(Set<Scope> scopes) {
        return scopes.stream().map(Scope::label).collect(Collectors.toUnmodifiableSet());
    }

    /** A label of another release is no scope here. */
    static Set<Scope> of(Set<String> labels) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        labels.forEach(label -> Scope.of(label).ifPresent(scopes::add));
        return scopes;
    }

    static Set<Scope> ofAPerson(Set<Scope> scopes) {
        return scopes.stream().filter(OF_A_PERSON::contains).collect(Collectors.toUnmodifiableSet());
    }
}
