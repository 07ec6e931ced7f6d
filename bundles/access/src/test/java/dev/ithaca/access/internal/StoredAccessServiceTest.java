// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredAccessServiceTest extends AccessScenario {
    @Test
    void sweepsWhatHasEndedAndTells() {
        Granted granted = linked();
        NewToken token = access.createToken("ci", Set.of(Scope.CONTROL), Duration.ofSeconds(30));
        assertThat(world.timers).last().as("the token's end is the next one").isEqualTo(30L);

        world.pass(Duration.ofSeconds(30));
        world.runTimer();
        assertThat(revoked).containsExactly(token.token().id());
        assertThat(world.timers).last().as("nothing ends soon").isEqualTo(900L);

        world.pass(TestWorld.IDLE);
        world.runTimer();
        assertThat(revoked).containsExactly(token.token().id(), granted.login().id());
        assertThat(world.store.logins).isEmpty();
    }

    @Test
    void tellsNobodyWhoHasLeft() {
        registration.close();

        access.logout(linked().secret());

        assertThat(revoked).isEmpty();
    }

    @Test
    void withoutAccessControlEverybodyIsAnonymousButNoNode() {
        StoredAccessService open = world.access(false);
        NewToken node = open.createToken("node", Set.of(Scope.NODE), null);

        assertThat(open.required()).isFalse();
        assertThat(open.authenticate("nonsense", CLIENT)).contains(Principal.anonymous());
        assertThat(open.authenticate(node.secret(), CLIENT).orElseThrow().may(Scope.NODE))
                .isTrue();
        assertThat(Principal.anonymous().may(Scope.NODE)).isFalse();
        assertThat(access.required()).isTrue();
    }
}
