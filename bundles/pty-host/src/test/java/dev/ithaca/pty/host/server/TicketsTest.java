// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private final AtomicLong clock = new AtomicLong(1000);
    private final Tickets tickets = new Tickets(clock::get);
    private final byte[] ticket = new byte[Tickets.LENGTH];

    @Test
    void aTicketWorksOnceAndForItsSessionOnly() {
        tickets.add(ticket, "s", true, 100);

        assertThat(tickets.take(ticket, "s")).isNotNull();
        assertThat(tickets.take(ticket, "s")).isNull();

        tickets.add(ticket, "s", true, 100);
        assertThat(tickets.take(ticket, "other")).isNull();
    }

    @Test
    void aTicketExpires() {
        tickets.add(ticket, "s", false, 100);
        clock.addAndGet(100);

        assertThat(tickets.take(ticket, "s")).isNull();
    }

    @Test
    void takesNoMoreThanItKeepsUntilSomeExpire() {
        for (int i = 0; i < 5000; i++) {
            byte[] one = {(byte) i, (byte) (i >> 8)};
            tickets.add(one, "s", false, 100);
        }
        assertThat(tickets.add(ticket, "s", false, 100)).isFalse();
        clock.addAndGet(100);
        assertThat(tickets.add(ticket, "s", false, 100)).isTrue();
    }
}
