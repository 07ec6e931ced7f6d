// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.HostRequest.InputIf;
import dev.ithaca.wire.host.InputPoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Input that is written only if nothing has happened since the sender looked, with real programs. */
class ConditionalInputTest extends HostTest {
    private InputPoint look(String session) {
        return ((HostReply.Checked) control.ask(InputIf.look(session))).point();
    }

    private InputPoint await(String session, Predicate<InputPoint> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        InputPoint last = look(session);
        while (!wanted.test(last) && System.nanoTime() < deadline) {
            last = look(session);
        }
        assertThat(last).matches(wanted);
        return last;
    }

    private HostReply.Checked type(String session, String text, long ifEnd, long ifInputs) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return (HostReply.Checked) control.ask(new InputIf(session, "test", bytes, ifEnd, ifInputs));
    }

    @Test
    void writesWhatAnswersTheEndOfTheOutput() {
        control.spawn("asks", "sh", "-c", "printf 'Go on? '; read x; echo got $x; sleep 30");
        InputPoint asked = await("asks", now -> now.end() == 7);

        HostReply.Checked answer = type("asks", "yes\n", asked.end(), asked.inputs());

        assertThat(answer.typed()).isTrue();
        assertThat(answer.point().inputs()).isEqualTo(asked.inputs() + 1);
        assertThat(answer.point().inputEnd()).isEqualTo(asked.end());
        await("asks", now -> now.end() == 7 + "yes\r\ngot yes\r\n".length());
    }

    /** The output is held while the answer is written, and the kernel's echo with it: it must come by itself. */
    @Test
    void showsWhatWasTypedThoughTheProgramSaysNoWord() {
        control.spawn("mute", "sh", "-c", "printf 'Go on? '; read x; read y");
        InputPoint asked = await("mute", now -> now.end() == 7);

        assertThat(type("mute", "yes\n", asked.end(), -1).typed()).isTrue();

        await("mute", now -> now.end() == 7 + "yes\r\n".length());
    }

    /** Were the output let go on only behind the write, the quick program would speak first in one of three or six answers. */
    @Test
    void echoesAnAnswerBeforeTheReplyToIt() {
        control.spawn("quick", "sh", "-c", "exec sed -u s/^/got_/");
        StringBuilder expected = new StringBuilder();
        for (int answer = 0; answer < 100; answer++) {
            InputPoint read = await("quick", now -> now.end() == expected.length() && now.unread() == 0);
            assertThat(type("quick", answer + "\n", read.end(), -1).typed()).isTrue();
            expected.append(answer + "\r\ngot_" + answer + "\r\n");
        }

        try (AttachedClient viewer = control.attach("quick", 0)) {
            viewer.awaitBytes(expected.length());
            assertThat(viewer.text()).isEqualTo(expected.toString());
        }
    }

    /** Somebody has stopped the output by Ctrl-S, so that the next question is asked and nobody has seen it. */
    @Test
    void writesNothingWhileTheProgramWaitsToSayMore() {
        long pid = control.spawn("stopped", "sh", "-c", "printf 'Go on? '; read x; printf 'Really? '; read y; sleep 30")
                .pid();
        await("stopped", now -> now.end() == 7);
        control.type("stopped", "\023");
        control.type("stopped", "yes\n");
        InputPoint seen = await("stopped", now -> now.unread() == 0);
        eventually(() -> assertThat(Path.of("/proc/" + pid + "/stat"))
                .content()
                .as("it has read the answer, and sleeps: it waits to write")
                .contains(") S "));

        assertThat(type("stopped", "yes\n", seen.end(), seen.inputs()).typed()).isFalse();

        control.type("stopped", "\021");
        await("stopped", now -> now.end() == 7 + "yes\r\nReally? ".length() && now.unread() == 0);
    }

    /** Its answer is taken, and what somebody had stopped goes on only when he says so. */
    @Test
    void leavesStoppedWhatSomebodyHadStopped() {
        control.spawn("kept", "sh", "-c", "printf 'Go on? '; read x; echo got $x; sleep 30");
        await("kept", now -> now.end() == 7);
        control.type("kept", "\023");
        InputPoint stopped = look("kept");

        assertThat(type("kept", "yes\n", stopped.end(), stopped.inputs()).typed())
                .isTrue();
        await("kept", now -> now.unread() == 0);
        assertThat(look("kept").end()).isEqualTo(7);

        control.type("kept", "\021");
        await("kept", now -> now.end() == 7 + "yes\r\ngot yes\r\n".length());
    }

    @Test
    void writesNothingOnceTheOutputHasGoneOn() {
        control.spawn("moved", "sh", "-c", "printf 'Go on? '; read x; printf 'Really? '; read x; echo got $x");
        InputPoint first = await("moved", now -> now.end() == 7);
        control.type("moved", "a\n");
        InputPoint second = await("moved", now -> now.end() == 7 + "a\r\nReally? ".length());

        assertThat(type("moved", "yes\n", first.end(), -1).typed()).isFalse();
        assertThat(type("moved", "yes\n", second.end(), first.inputs()).typed()).isFalse();
        assertThat(look("moved").inputs()).isEqualTo(second.inputs());
    }

    @Test
    void seesOutputThatNobodyHasReadYet() {
        control.spawn("late", "sh", "-c", "read x; printf 'one two three'; read y; sleep 30");
        InputPoint before = look("late");
        control.type("late", "\n");
        await("late", now -> now.end() > before.end() + 2);

        HostReply.Checked answer = type("late", "yes\n", before.end(), -1);

        assertThat(answer.typed()).isFalse();
        assertThat(answer.point().end()).isGreaterThan(before.end());
    }

    @Test
    void countsWhatNobodyReadsAndWaitsForIt() {
        control.spawn("slow", "sh", "-c", "stty raw -echo; printf ready; sleep 30");
        InputPoint ready = await("slow", now -> now.end() == 5);
        assertThat(ready.canonical()).isFalse();
        assertThat(ready.echo()).isFalse();
        assertThat(ready.unread()).isZero();
        control.type("slow", "abc");

        InputPoint typed = await("slow", now -> now.unread() == 3);

        assertThat(type("slow", "d", typed.end(), typed.inputs()).typed()).isFalse();
        assertThat(type("slow", "d", -1, typed.inputs()).typed()).isTrue();
        assertThat(look("slow").unread()).isEqualTo(4);
    }

    @Test
    void looksWithoutTypingAndPassesOverFocusReports() {
        control.spawn("focus", "sh", "-c", "stty raw -echo; printf ready; cat >/dev/null");
        InputPoint ready = await("focus", now -> now.end() == 5);

        control.type("focus", "\033[I");
        assertThat(look("focus").inputs()).isEqualTo(ready.inputs());
        control.type("focus", "x");
        assertThat(look("focus").inputs()).isEqualTo(ready.inputs() + 1);
    }

    @Test
    void saysThatTheSessionHasEnded() {
        control.spawn("gone", "true");
        control.ended("gone");
        assertThat(control.ask(InputIf.look("gone"))).isInstanceOf(HostReply.Failed.class);
        assertThat(control.ask(InputIf.look("nobody"))).isInstanceOf(HostReply.Failed.class);
        assertThat(control.ask(new HostRequest.InputIf("gone", "test", new byte[1], -1, -1)))
                .isInstanceOf(HostReply.Failed.class);
    }
}
