// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.LoginOutcome.Granted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginsTest extends AccessScenario {
    @Test
    void endAtAFixedTime() {
        Granted granted = linked();
        for (int hour = 0; hour < 23; hour++) {
            world.pass(Duration.ofHours(1));
            assertThat(access.authenticate(granted.secret(), CLIENT)).isPresent();
        }

        world.pass(Duration.ofHours(1));

        assertThat(access.authenticate(granted.secret(), CLIENT)).isEmpty();
        assertThat(access.logins()).isEmpty();
    }

    @Test
    void endWithoutUse() {
        Granted granted = linked();

        world.pass(TestWorld.IDLE);

        assertThat(access.authenticate(granted.secret(), CLIENT)).isEmpty();
    }

    @Test
    void endByLogoutAndRevocation() {
        Granted first = linked();
        Granted second = linked();

        access.logout(first.secret());
        access.logout("nonsense");
        assertThat(access.revokeLogin(second.login().id())).isTrue();
        assertThat(access.revokeLogin(second.login().id())).isFalse();

        assertThat(access.authenticate(first.secret(), CLIENT)).isEmpty();
        assertThat(access.authenticate(second.secret(), CLIENT)).isEmpty();
        assertThat(revoked).containsExactly(first.login().id(), second.login().id());
    }

    @Test
    void writeTheirUseOnceAMinute() {
        Granted granted = linked();
        int before = world.store.writes;
        world.pass(MINUTE);

        for (int i = 0; i < 50; i++) {
            principal(granted);
        }

        assertThat(world.store.writes).isEqualTo(before + 1);
    }

    @Test
    void surviveARestart() {
        Granted granted = linked();

        assertThat(world.access().authenticate(granted.secret(), CLIENT)).isPresent();
    }

    @Test
    void haveASecondSecretThatIsTheirOwn() {
        Granted first = linked();
        Granted second = linked();

        assertThat(first.csrf()).matches("[0-9a-f]{64}").isNotEqualTo(second.csrf());
        assertThat(first.bearer()).isEqualTo(first.secret() + "." + first.csrf());
        assertThat(first.toString()).doesNotContain(first.secret(), first.csrf());
        assertThat(access.isCsrf(first.secret(), first.csrf())).isTrue();
        assertThat(access.isCsrf(first.secret(), second.csrf())).isFalse();
        assertThat(access.isCsrf(first.secret(), "")).isFalse();
        assertThat(access.isCsrf("itl_unknown", first.csrf())).isFalse();
        assertThat(world.access().isCsrf(first.secret(), first.csrf()))
                .as("after a restart")
                .isTrue();
        access.logout(first.secret());
        assertThat(access.isCsrf(first.secret(), first.csrf())).isFalse();
    }
}
