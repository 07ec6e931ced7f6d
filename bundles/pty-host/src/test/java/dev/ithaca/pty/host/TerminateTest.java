// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.ExitStatus.Requested;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Stop and kill reach the whole tree. */
class TerminateTest extends HostTest {
    @Test
    void stopsAWellBehavedChildByCtrlC() {
        control.spawn("ctrl-c", "sh", "-c", "trap 'echo asked; exit 9' INT; echo ready; while :; do sleep 0.05; done");
        awaitOutput("ctrl-c", "ready");

        assertThat(control.ask(new HostRequest.Terminate("ctrl-c", false, 20_000)))
                .isInstanceOf(HostReply.Done.class);

        ExitStatus exit = control.exit("ctrl-c");
        assertThat(exit.code()).isEqualTo(9);
        assertThat(exit.requested()).isEqualTo(Requested.STOP);
    }

    @Test
    void sendsTermAfterAThirdOfTheGrace() {
        control.spawn("term", "sh", "-c", "trap '' INT; trap 'exit 8' TERM; echo ready; while :; do sleep 0.05; done");
        awaitOutput("term", "ready");

        control.ask(new HostRequest.Terminate("term", false, 900));

        assertThat(control.exit("term").code()).isEqualTo(8);
    }

    @Test
    void killsAtTheEndOfTheGraceWhatIgnoresEverything() {
        control.spawn("stubborn", "sh", "-c", "trap '' INT TERM HUP; echo ready; while :; do sleep 0.05; done");
        awaitOutput("stubborn", "ready");

        control.ask(new HostRequest.Terminate("stubborn", false, 300));

        assertThat(control.exit("stubborn").signal()).isEqualTo(9);
        assertThat(control.exit("stubborn").requested()).isEqualTo(Requested.STOP);
    }

    @Test
    void aKillOvertakesAStop() {
        control.spawn("overtaken", "sh", "-c", "trap '' INT TERM HUP; echo ready; while :; do sleep 0.05; done");
        awaitOutput("overtaken", "ready");

        control.ask(new HostRequest.Terminate("overtaken", false, 600_000));
        assertThat(control.state("overtaken").stopping()).isTrue();
        control.ask(new HostRequest.Terminate("overtaken", true, 0));

        assertThat(control.exit("overtaken").requested()).isEqualTo(Requested.KILL);
    }

    @Test
    void killsNobodyOnceTheLeaderHasEnded() throws IOException {
        String script = "trap '' HUP; (while :; do echo tick; sleep 0.01; done) & read go";
        long leader = control.spawn("drains", "sh", "-c", script).pid();
        awaitOutput("drains", "tick");
        long background;
        try (var children = ProcessHandle.of(leader).orElseThrow().children()) {
            background = children.findFirst().orElseThrow().pid();
        }
        control.type("drains", "\n");
        eventually(() -> assertThat(Files.readString(Path.of("/proc/" + leader + "/stat")))
                .contains(") Z "));

        control.ask(new HostRequest.Terminate("drains", true, 0));

        assertThat(control.exit("drains").code()).isZero();
        assertThat(control.exit("drains").requested()).isEqualTo(Requested.NOTHING);
        assertThat(ProcessHandle.of(background)).isPresent();
        ProcessHandle.of(background).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void killsChildrenThatMadeASessionOfTheirOwn() throws IOException {
        control.spawn("setsid", "sh", "-c", "setsid sleep 7771 & sleep 7772");
        eventually(() -> assertThat(runs("sleep 7771") && runs("sleep 7772")).isTrue());

        kill("setsid");

        assertThat(runs("sleep 7771")).isFalse();
        assertThat(runs("sleep 7772")).isFalse();
    }

    @Test
    void killsDaemonsThatForkedTwice() throws IOException {
        control.spawn("daemon", "sh", "-c", "(setsid sh -c 'setsid sleep 7773 & exit 0' &) ; sleep 7774");
        eventually(() -> assertThat(runs("sleep 7773") && runs("sleep 7774")).isTrue());

        kill("daemon");

        assertThat(runs("sleep 7773")).isFalse();
        assertThat(runs("sleep 7774")).isFalse();
    }

    @Test
    void killsWhatALeaderThatStopsLeavesBehind() throws IOException {
        control.spawn(
                "left", "sh", "-c", "setsid sleep 7775 & trap 'exit 0' INT; echo ready; while :; do sleep 0.05; done");
        eventually(() -> assertThat(runs("sleep 7775")).isTrue());

        control.ask(new HostRequest.Terminate("left", false, 20_000));

        assertThat(control.exit("left").code()).isZero();
        assertThat(runs("sleep 7775")).isFalse();
    }

    @Test
    void leavesOtherSessionsAlone() {
        control.spawn("other", "sleep", "7776");
        control.spawn("victim", "sleep", "7777");

        kill("victim");

        assertThat(control.state("other").exit()).isNull();
        kill("other");
    }

    @Test
    void endsAStopThatItsDaemonDoesNotSeeTheEndOf() throws IOException {
        control.spawn("orphaned", "sh", "-c", "trap '' INT TERM HUP; echo ready; while :; do sleep 0.05; done");
        awaitOutput("orphaned", "ready");

        try (ControlClient daemon = host.control()) {
            daemon.ask(new HostRequest.Terminate("orphaned", false, 300));
        }

        assertThat(control.exit("orphaned").signal()).isEqualTo(9);
    }

    @Test
    void takesATerminateOfAnEndedSession() {
        control.spawn("over", "true");
        control.ended("over");

        assertThat(control.ask(new HostRequest.Terminate("over", true, 0))).isInstanceOf(HostReply.Done.class);
        assertThat(control.exit("over").requested()).isEqualTo(Requested.NOTHING);
    }

    private void awaitOutput(String session, String text) {
        try (AttachedClient client = control.attach(session, 0)) {
            client.awaitText(text);
        }
        control.event(HostEvent.Grew.class, grew -> grew.session().equals(session));
    }
}
