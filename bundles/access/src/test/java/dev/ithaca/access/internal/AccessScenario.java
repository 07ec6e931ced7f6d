// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.LoginOutcome;
import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.spi.ErrorCode;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An access service over a store in memory, and what tests do with it again and again. */
abstract class AccessScenario {
    static final String CLIENT = "192.0.2.7";
    static final String PASSWORD = "correct horse";
    static final Duration MINUTE = Duration.ofMinutes(1);

    final TestWorld world = new TestWorld();
    final StoredAccessService access = world.access();
    final List<String> revoked = new ArrayList<>();
    final AccessService.Registration registration = access.onRevoked(revoked::add);

    LoginOutcome login(String password) {
        return access.login(password.toCharArray(), CLIENT);
    }

    Granted linked() {
        Ticket link = access.issueTicket(Principal.local(), TicketPurpose.LOGIN, null, MINUTE);
        return access.loginByTicket(link.secret(), CLIENT).orElseThrow();
    }

    Principal principal(Granted granted) {
        return access.authenticate(granted.secret(), CLIENT).orElseThrow();
    }

    static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
