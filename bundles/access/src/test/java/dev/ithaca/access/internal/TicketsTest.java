// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketsTest extends AccessScenario {
    private final Principal person = principal(linked());

    @Test
    void workOnceForTheirPurposeAndSubject() {
        Ticket ticket = access.issueTicket(person, TicketPurpose.ATTACH, "abc1234", MINUTE);

        Principal holder = access.redeemTicket(ticket.secret(), TicketPurpose.ATTACH, "abc1234")
                .orElseThrow();

        assertThat(holder.kind()).isEqualTo(Principal.Kind.TICKET);
        assertThat(holder.id()).isEqualTo(person.id());
        assertThat(holder.scopes()).isEqualTo(person.scopes());
        assertThat(access.redeemTicket(ticket.secret(), TicketPurpose.ATTACH, "abc1234"))
                .isEmpty();
        assertThat(ticket.toString()).doesNotContain(ticket.secret());
    }

    @Test
    void areUsedUpByAWrongUse() {
        Ticket ticket = access.issueTicket(person, TicketPurpose.ATTACH, "abc1234", MINUTE);

        assertThat(access.redeemTicket(ticket.secret(), TicketPurpose.ATTACH, "fff1234"))
                .isEmpty();
        assertThat(access.redeemTicket(ticket.secret(), TicketPurpose.ATTACH, "abc1234"))
                .isEmpty();
    }

    @Test
    void endWithTheirTimeOrTheirOwner() {
        Ticket late = access.issueTicket(person, TicketPurpose.EVENTS, null, MINUTE);
        world.pass(MINUTE);
        assertThat(access.redeemTicket(late.secret(), TicketPurpose.EVENTS, null))
                .isEmpty();

        Ticket orphan = access.issueTicket(person, TicketPurpose.EVENTS, null, MINUTE);
        access.revokeLogin(person.id());
        assertThat(access.redeemTicket(orphan.secret(), TicketPurpose.EVENTS, null))
                .isEmpty();
        assertRefused(AccessErrorCode.DENIED, () -> access.issueTicket(person, TicketPurpose.EVENTS, null, MINUTE));
    }

    @Test
    void neverOutliveTheirOwner() {
        NewToken made = access.createToken("ci", Set.of(Scope.CONTROL), MINUTE);
        Principal script = access.authenticate(made.secret(), CLIENT).orElseThrow();

        Ticket ticket = access.issueTicket(script, TicketPurpose.EVENTS, null, Duration.ofHours(1));

        assertThat(ticket.expiresAt()).isEqualTo(made.token().expiresAt());
    }

    @Test
    void makeLoginsForPeopleOnly() {
        NewToken made = access.createToken("ci", Set.of(Scope.MANAGE), null);
        Principal script = access.authenticate(made.secret(), CLIENT).orElseThrow();
        Ticket attach = access.issueTicket(person, TicketPurpose.ATTACH, "abc1234", MINUTE);
        Principal holder = access.redeemTicket(attach.secret(), TicketPurpose.ATTACH, "abc1234")
                .orElseThrow();
        Ticket events = access.issueTicket(person, TicketPurpose.EVENTS, null, MINUTE);
        Ticket link = access.issueTicket(person, TicketPurpose.LOGIN, null, MINUTE);

        assertRefused(AccessErrorCode.DENIED, () -> access.issueTicket(script, TicketPurpose.LOGIN, null, MINUTE));
        assertRefused(AccessErrorCode.DENIED, () -> access.issueTicket(holder, TicketPurpose.EVENTS, null, MINUTE));
        assertThat(access.loginByTicket(events.secret(), CLIENT)).isEmpty();
        assertThat(access.redeemTicket(link.secret(), TicketPurpose.LOGIN, null))
                .isEmpty();
    }

    @Test
    void areBounded() {
        for (int i = 0; i < Tickets.MOST_OF_ONE; i++) {
            access.issueTicket(person, TicketPurpose.EVENTS, null, MINUTE);
        }

        assertRefused(AccessErrorCode.LIMIT, () -> access.issueTicket(person, TicketPurpose.EVENTS, null, MINUTE));
        world.pass(MINUTE);
        assertThat(access.issueTicket(person, TicketPurpose.EVENTS, null, MINUTE))
                .isNotNull();
        assertRefused(
                AccessErrorCode.INVALID,
                () -> access.issueTicket(person, TicketPurpose.EVENTS, null, Duration.ofHours(2)));
    }
}
