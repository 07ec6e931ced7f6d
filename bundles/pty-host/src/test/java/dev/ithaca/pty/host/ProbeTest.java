// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.TtyFacts;
import dev.ithaca.wire.host.TtyFacts.Reading;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the kernel says of the terminals of real programs. */
class ProbeTest extends HostTest {
    private TtyFacts probe(String session) {
        return ((HostReply.Probed) control.ask(new HostRequest.Probe(session, true))).facts();
    }

    private TtyFacts await(String session, Predicate<TtyFacts> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        TtyFacts last = probe(session);
        while (!wanted.test(last) && System.nanoTime() < deadline) {
            last = probe(session);
        }
        assertThat(last).matches(wanted);
        return last;
    }

    @Test
    void seesAProgramThatReadsALine() {
        control.spawn("line", "sh", "-c", "echo ready; cat; true");
        TtyFacts facts = await("line", now -> now.reading() == Reading.YES);
        assertThat(facts.echo()).isTrue();
        assertThat(facts.canonical()).isTrue();
        assertThat(facts.processes()).isEqualTo(2);
        assertThat(facts.program()).as("who reads, not who waits for that").isEqualTo("cat");
        assertThat(facts.leader()).isTrue();
    }

    @Test
    void seesAPasswordAndThatItWasTypedWithoutAnEcho() {
        control.spawn("secret", "bash", "-c", "read -s -p 'Password: ' x; sleep 30");
        TtyFacts asked = await("secret", now -> now.reading() == Reading.YES && !now.echo());
        assertThat(asked.canonical()).isTrue();
        assertThat(asked.inputMillisAgo()).isEqualTo(-1);
        control.type("secret", "x\n");
        control.event(HostEvent.Typed.class, event -> event.session().equals("secret"));
        TtyFacts answered = await("secret", now -> now.reading() == Reading.NO);
        assertThat(answered.inputEndedLine()).isTrue();
        assertThat(answered.inputMillisAgo()).isNotNegative();
    }

    @Test
    void seesAShellAtItsPromptAndWhatItRuns() {
        control.spawn("shell", "bash", "--norc", "-i");
        TtyFacts prompt = await("shell", now -> now.reading() == Reading.YES && !now.canonical());
        assertThat(prompt.program()).isEqualTo("bash");
        assertThat(prompt.leader()).isTrue();
        control.type("shell", "sleep 30\n");
        TtyFacts busy = await("shell", now -> now.program().equals("sleep") && now.reading() == Reading.NO);
        assertThat(busy.leader()).isFalse();
    }

    @Test
    void leavesWhoComputesAlone() {
        control.spawn("busy", "sh", "-c", "echo 'Continue? (y/n)'; while :; do :; done");
        TtyFacts facts = await("busy", now -> now.running() == 1);
        assertThat(facts.reading()).isEqualTo(Reading.NO);
    }

    @Test
    void saysThatTheSessionHasEnded() {
        control.spawn("gone", "true");
        control.ended("gone");
        assertThat(control.ask(new HostRequest.Probe("gone", false))).isInstanceOf(HostReply.Failed.class);
        assertThat(control.ask(new HostRequest.Probe("nobody", false))).isInstanceOf(HostReply.Failed.class);
    }
}
