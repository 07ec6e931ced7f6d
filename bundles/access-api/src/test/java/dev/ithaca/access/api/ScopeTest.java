// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ScopeTest {
    @ParameterizedTest
    @CsvSource({
        "MANAGE,MANAGE,true", "MANAGE,CONTROL,true", "MANAGE,OBSERVE,true", "MANAGE,NODE,false",
        "CONTROL,MANAGE,false", "CONTROL,CONTROL,true", "CONTROL,OBSERVE,true", "CONTROL,NODE,false",
        "OBSERVE,MANAGE,false", "OBSERVE,CONTROL,false", "OBSERVE,OBSERVE,true", "OBSERVE,NODE,false",
        "NODE,MANAGE,false", "NODE,CONTROL,false", "NODE,OBSERVE,false", "NODE,NODE,true"
    })
    void aGreaterScopeHoldsTheLesserOnesAndNodeStandsAlone(Scope scope, Scope other, boolean expected) {
        assertThat(scope.implies(other)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void isFoundByItsLabel(Scope scope) {
        assertThat(Scope.of(scope.label())).contains(scope);
        assertThat(Scope.of(scope.name())).contains(scope);
    }

    @Test
    void anUnknownLabelIsNoScope() {
        assertThat(Scope.of("root")).isEmpty();
    }

    @Test
    void nobodyLocalOrAnonymousIsANode() {
        assertThat(Principal.local().may(Scope.MANAGE)).isTrue();
        assertThat(Principal.local().may(Scope.NODE)).isFalse();
        assertThat(Principal.anonymous().may(Scope.NODE)).isFalse();
    }

    @Test
    void aPrincipalWithoutScopesMayNothing() {
        Principal nobody = new Principal(Principal.Kind.TOKEN, "id", "name", Set.of(), null);

        assertThat(Scope.values()).noneMatch(nobody::may);
    }

    @Test
    void theTextOfATicketHoldsNoSecret() {
        assertThat(new Ticket("itt_secret", Instant.EPOCH).toString()).doesNotContain("secret");
    }
}
