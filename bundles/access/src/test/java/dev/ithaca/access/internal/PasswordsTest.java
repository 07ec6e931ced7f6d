// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.LoginOutcome.LockedOut;
import dev.ithaca.access.api.LoginOutcome.Wrong;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordsTest extends AccessScenario {
    @Test
    void letIn() {
        access.setPassword(PASSWORD.toCharArray());
        assertThat(access.passwordSet()).isTrue();

        Granted granted = (Granted) login(PASSWORD);
        Principal person = principal(granted);

        assertThat(person.kind()).isEqualTo(Principal.Kind.LOGIN);
        assertThat(person.id()).isEqualTo(granted.login().id());
        assertThat(person.may(Scope.MANAGE)).isTrue();
        assertThat(person.may(Scope.NODE)).isFalse();
        assertThat(access.logins()).containsExactly(granted.login());
    }

    @Test
    void leaveNeitherThemselvesNorSecretsBehind() {
        char[] typed = PASSWORD.toCharArray();
        access.setPassword(typed);
        char[] again = PASSWORD.toCharArray();
        Granted granted = (Granted) access.login(again, CLIENT);

        assertThat(typed).containsOnly('\0');
        assertThat(again).containsOnly('\0');
        assertThat(world.store.hash.orElseThrow()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(world.store.logins.toString()).doesNotContain(granted.secret());
        assertThat(granted.toString()).doesNotContain(granted.secret());
    }

    @Test
    void lockAClientOutAfterThreeWrongOnes() {
        access.setPassword(PASSWORD.toCharArray());

        assertThat(login("wrong horse")).isEqualTo(new Wrong(2));
        assertThat(login("short")).isEqualTo(new Wrong(1));
        assertThat(login("x".repeat(10_000))).isEqualTo(new LockedOut(Duration.ofMinutes(15)));
        world.pass(MINUTE);
        assertThat(login(PASSWORD)).isEqualTo(new LockedOut(Duration.ofMinutes(14)));
        assertThat(access.login(PASSWORD.toCharArray(), "192.0.2.8")).isInstanceOf(Granted.class);
        assertThat(world.access().login(PASSWORD.toCharArray(), CLIENT))
                .as("over restarts")
                .isInstanceOf(LockedOut.class);

        world.pass(Duration.ofMinutes(14));
        assertThat(login(PASSWORD)).isInstanceOf(Granted.class);
        assertThat(login("wrong horse")).as("a right one clears the count").isEqualTo(new Wrong(2));
    }

    @Test
    void countANetworkOfIpv6AsOneClient() {
        access.setPassword(PASSWORD.toCharArray());
        for (int i = 0; i < 3; i++) {
            access.login("wrong horse".toCharArray(), "2001:db8:1:2::" + i);
        }

        assertThat(access.login(PASSWORD.toCharArray(), "2001:db8:1:2:ffff::9")).isInstanceOf(LockedOut.class);
        assertThat(access.login(PASSWORD.toCharArray(), "2001:db8:1:3::1")).isInstanceOf(Granted.class);
    }

    @Test
    void endAllLoginsLinksAndLockoutsWhenNew() {
        access.setPassword(PASSWORD.toCharArray());
        Granted old = (Granted) login(PASSWORD);
        Ticket link = access.issueTicket(principal(old), TicketPurpose.LOGIN, null, MINUTE);
        for (int i = 0; i < 3; i++) {
            login("wrong horse");
        }

        access.setPassword("another horse".toCharArray());

        assertThat(access.authenticate(old.secret(), CLIENT)).isEmpty();
        assertThat(access.loginByTicket(link.secret(), CLIENT)).isEmpty();
        assertThat(revoked).containsExactly(old.login().id());
        assertThat(login("another horse")).isInstanceOf(Granted.class);
    }

    @Test
    void mustBeLongEnough() {
        char[] tooShort = "1234567".toCharArray();

        assertRefused(AccessErrorCode.INVALID, () -> access.setPassword(tooShort));

        assertThat(tooShort).containsOnly('\0');
        assertThat(access.passwordSet()).isFalse();
        assertRefused(AccessErrorCode.NO_PASSWORD, () -> login("1234567"));
    }

    @Test
    void areTheSameHoweverAnAccentIsTyped() {
        access.setPassword("caf\u00e9 caf\u00e9".toCharArray());

        assertThat(login("cafe\u0301 cafe\u0301")).isInstanceOf(Granted.class);
    }
}
