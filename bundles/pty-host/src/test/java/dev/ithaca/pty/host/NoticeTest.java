// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people at attached terminals are told, whatever the session. */
class NoticeTest extends HostTest {
    private static final int BUSY_MILLIS = 60_000;

    @BeforeEach
    void nobodyIsLeft() {
        eventually(() -> assertThat(tell("").told()).isZero());
    }

    private AttachedClient listening(String session) {
        return AttachedClient.attachForNotices(host, control.ticket(session, false), session);
    }

    private HostReply.Notified tell(String text, String... about) {
        return (HostReply.Notified) control.ask(new HostRequest.Notify(text, List.of(about), BUSY_MILLIS));
    }

    @Test
    void reachesTheTerminalsOfAllSessionsThatAskedAndNoOther() {
        control.spawn("tell-a", "cat");
        control.spawn("tell-b", "cat");
        control.spawn("tell-c", "cat");
        try (AttachedClient a = listening("tell-a");
                AttachedClient b = listening("tell-b");
                AttachedClient c = listening("tell-c");
                AttachedClient plain = control.attach("tell-a", 0)) {
            assertThat(tell("Größe", "tell-b")).matches(reply -> reply.told() == 3 && reply.busy() == 0);
            for (AttachedClient client : List.of(a, b, c)) {
                client.awaitOther(new AttachMessage.Notice("Größe"));
                assertThat(client.output()).isEmpty();
            }
            plain.type("x\n");
            plain.awaitText("x");
            assertThat(plain.others()).isEmpty();
        }
    }

    @Test
    void passesOverATerminalOfThatSessionInWhichSomebodyTypes() {
        control.spawn("typed-a", "cat");
        control.spawn("typed-b", "cat");
        try (AttachedClient a = listening("typed-a");
                AttachedClient b = listening("typed-b")) {
            a.type("x\n");
            a.awaitText("x");
            b.type("x\n");
            b.awaitText("x");

            assertThat(tell("about b", "typed-b")).matches(reply -> reply.told() == 1 && reply.busy() == 1);
            assertThat(tell("about none")).matches(reply -> reply.told() == 2 && reply.busy() == 0);

            a.awaitOther(new AttachMessage.Notice("about none"));
            b.awaitOther(new AttachMessage.Notice("about none"));
            assertThat(Set.copyOf(a.others())).contains(new AttachMessage.Notice("about b"));
            assertThat(b.others()).containsExactly(new AttachMessage.Notice("about none"));
        }
    }

    @Test
    void onlyCountsWithoutATextAndForgetsWhoHasGone() {
        assertThat(tell("").told()).isZero();
        control.spawn("count", "cat");
        try (AttachedClient client = listening("count")) {
            assertThat(tell("").told()).isEqualTo(1);
            client.type("x\n");
            client.awaitText("x");
            assertThat(client.others()).isEmpty();
        }
        nobodyIsLeft();
    }

    @Test
    void isNotHeardBehindTheEnd() {
        control.spawn("over", "sh", "-c", "read x");
        try (AttachedClient client = listening("over")) {
            client.type("\n");
            client.awaitEnd();
            assertThat(tell("late").told()).isZero();
            assertThat(client.others()).isEmpty();
        }
    }

    /** A client that reads nothing is handed a few, and costs no more. */
    @Test
    void fewWaitForAClientThatDoesNotRead() {
        control.spawn("flood", "sh", "-c", "yes 'some words to fill all buffers with'");
        try (AttachedClient deaf = AttachedClient.openForNotices(host, control.ticket("flood", false), "flood")) {
            int told = 0;
            while (tell("notice " + told).told() == 1) {
                told++;
                assertThat(told).isLessThan(10_000);
            }
            deaf.discard();
            deaf.start();
            deaf.awaitOther(new AttachMessage.Notice("notice 0"));
            deaf.awaitOther(new AttachMessage.Notice("notice " + (told - 1)));
        }
        kill("flood");
    }
}
