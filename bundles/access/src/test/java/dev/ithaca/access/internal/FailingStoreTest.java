// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Scope;
import dev.ithaca.storage.api.StorageErrorCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailingStoreTest extends AccessScenario {
    @Test
    void letsNobodyInWhileItIsLocked() {
        Granted granted = linked();
        NewToken token = access.createToken("ci", Set.of(Scope.CONTROL), null);
        world.store.locked = true;

        assertRefused(StorageErrorCode.LOCKED, () -> access.authenticate(granted.secret(), CLIENT));
        assertRefused(StorageErrorCode.LOCKED, () -> access.authenticate(token.secret(), CLIENT));
        assertRefused(StorageErrorCode.LOCKED, () -> login(PASSWORD));
        assertRefused(StorageErrorCode.LOCKED, access::passwordSet);
    }

    @Test
    void takesNoGuessesWhileItIsFull() {
        access.setPassword(PASSWORD.toCharArray());
        world.store.full = true;

        assertRefused(StorageErrorCode.UNAVAILABLE, () -> login("wrong horse"));
        assertRefused(StorageErrorCode.UNAVAILABLE, () -> login(PASSWORD));
    }

    @Test
    void doesNotKeepAnybodyInWhoWasRevoked() {
        Granted granted = linked();
        world.pass(MINUTE);
        world.store.full = true;
        assertThat(access.authenticate(granted.secret(), CLIENT))
                .as("who is in stays in")
                .isPresent();

        assertRefused(StorageErrorCode.UNAVAILABLE, () -> access.logout(granted.secret()));

        assertThat(access.authenticate(granted.secret(), CLIENT)).isEmpty();
        assertThat(revoked).containsExactly(granted.login().id());
    }

    @Test
    void isSweptAgainLater() {
        linked();
        world.pass(TestWorld.LIFETIME);
        world.store.full = true;
        world.runTimer();
        assertThat(world.timers).last().isEqualTo(60L);

        world.store.full = false;
        world.runTimer();

        assertThat(world.store.logins).isEmpty();
    }
}
