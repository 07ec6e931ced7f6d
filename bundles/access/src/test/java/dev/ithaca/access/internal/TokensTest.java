// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest extends AccessScenario {
    @Test
    void carryTheirScopesUntilTheyExpire() {
        NewToken made = access.createToken("ci", Set.of(Scope.CONTROL), Duration.ofDays(1));
        Principal script = access.authenticate(made.secret(), CLIENT).orElseThrow();

        assertThat(made.secret()).matches("ith_[0-9a-f]{64}");
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(script.name()).isEqualTo("ci");
        assertThat(script.may(Scope.OBSERVE)).isTrue();
        assertThat(script.may(Scope.MANAGE)).isFalse();

        world.pass(Duration.ofDays(1));
        assertThat(access.authenticate(made.secret(), CLIENT)).isEmpty();
        assertThat(access.tokens()).isEmpty();
    }

    @Test
    void haveNamesOfTheirOwn() {
        access.createToken("ci", Set.of(Scope.CONTROL), null);

        assertRefused(AccessErrorCode.NAME_TAKEN, () -> access.createToken("ci", Set.of(Scope.NODE), null));
        for (String bad : List.of("", "-x", ".x", "a b", "a/b", "ü", "x".repeat(65))) {
            assertRefused(AccessErrorCode.INVALID, () -> access.createToken(bad, Set.of(Scope.NODE), null));
        }
        assertRefused(AccessErrorCode.INVALID, () -> access.createToken("x", Set.of(), null));
        assertRefused(AccessErrorCode.INVALID, () -> access.createToken("x", Set.of(Scope.NODE), Duration.ZERO));
        assertRefused(
                AccessErrorCode.INVALID,
                () -> access.createToken("x", Set.of(Scope.NODE), Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void makeRoomForTheirNameWhenTheyExpire() {
        access.createToken("ci", Set.of(Scope.CONTROL), MINUTE);
        world.pass(MINUTE);

        assertThat(access.createToken("ci", Set.of(Scope.CONTROL), null).secret())
                .isNotEmpty();
    }

    @Test
    void endByRevocation() {
        NewToken made = access.createToken("ci", Set.of(Scope.CONTROL), null);

        assertThat(access.revokeToken("ci")).isTrue();
        assertThat(access.revokeToken("ci")).isFalse();

        assertThat(access.authenticate(made.secret(), CLIENT)).isEmpty();
        assertThat(revoked).containsExactly(made.token().id());
    }

    @Test
    void lockTheirClientOutWhenUnknownButNoValidOnes() {
        access.setPassword(PASSWORD.toCharArray());
        NewToken good = access.createToken("ci", Set.of(Scope.CONTROL), null);
        String bad = Secrets.generate(Secrets.Kind.TOKEN);
        for (int i = 0; i < 3; i++) {
            assertThat(access.tokenLockout(CLIENT)).isEmpty();
            assertThat(access.authenticate(bad, CLIENT)).isEmpty();
        }
        int writes = world.store.writes;

        assertThat(access.tokenLockout(CLIENT)).contains(Duration.ofMinutes(15));
        assertThat(access.authenticate(bad, CLIENT)).isEmpty();
        assertThat(world.store.writes).as("a flood writes nothing").isEqualTo(writes);
        assertThat(access.tokenLockout("192.0.2.8")).isEmpty();
        assertThat(access.authenticate(good.secret(), CLIENT)).isPresent();
        assertThat(login(PASSWORD)).as("another bucket").isInstanceOf(Granted.class);
    }

    @Test
    void areNotWhatAStaleLoginOrGarbageIsCountedAs() {
        for (String secret : List.of("", "x", "ith_", Secrets.generate(Secrets.Kind.LOGIN), "ith_" + "Z".repeat(64))) {
            for (int i = 0; i < 4; i++) {
                assertThat(access.authenticate(secret, CLIENT)).isEmpty();
            }
        }

        assertThat(access.tokenLockout(CLIENT)).isEmpty();
    }
}
