// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputReceipt.Evidence;
import dev.ithaca.session.api.InputReceipt.Outcome;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fences and receipts over a real pty-host and real programs. */
@Timeout(60)
class GuardedInputProcessTest {
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

    @TempDir
    Path root;

    private LiveSessions sessions;

    @BeforeEach
    void open() throws Exception {
        sessions = new LiveSessions(root);
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    private static void refused(SessionErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(PlatformException.class)
                .extracting(e -> ((PlatformException) e).code())
                .isEqualTo(code);
    }

    private InputReceipt answer(SessionId id, String text, ScreenFence fence) {
        return LiveSessions.get(sessions.input()
                .submit(id, LiveSessions.typing(text).withFence(fence).withDeadline(TIME)));
    }

    @Test
    void anAnswerToWhatIsShownIsTyped() throws Exception {
        SessionId id = sessions.start("sh", "-c", "printf 'Go on? '; read x; echo got $x; sleep 60");
        sessions.awaitScreen(id, "Go on?"::equals);
        ScreenFence fence = sessions.fence(id);

        InputReceipt receipt = answer(id, "yes\n", fence);

        assertThat(receipt.outcome()).isEqualTo(Outcome.TYPED);
        assertThat(receipt.offsetBefore()).isEqualTo(7);
        sessions.awaitScreen(id, text -> text.contains("got yes"));
        refused(SessionErrorCode.SCREEN_CHANGED, () -> answer(id, "yes\n", fence));
    }

    @Test
    void anAnswerIsRefusedOnceSomebodyHasTyped() throws Exception {
        SessionId id = sessions.start("sh", "-c", "stty -echo; printf 'Password: '; read x; sleep 60");
        ScreenView asked = sessions.awaitScreen(id, "Password:"::equals);
        ScreenFence fence = sessions.fence(id);
        sessions.registry().input(id, "secret".getBytes(UTF_8), "human");

        refused(SessionErrorCode.SCREEN_CHANGED, () -> answer(id, "other\n", fence));
        assertThat(sessions.screen(id).offset()).isEqualTo(asked.offset());
        assertThat(answer(id, "\n", sessions.fence(id)).outcome()).isEqualTo(Outcome.TYPED);
    }

    @Test
    void outputThatChangesNothingDoesNotRefuseAnAnswer() throws Exception {
        SessionId id = sessions.start(
                "sh", "-c", "printf 'Go on? '; (while :; do printf '\\033[m'; sleep 0.05; done) & read x; echo got $x");
        sessions.awaitScreen(id, "Go on?"::equals);

        answer(id, "yes\n", sessions.fence(id));

        sessions.awaitScreen(id, text -> text.contains("got yes"));
    }

    @Test
    void theFenceOfAnEarlierScreenHoldsOnlyWhileThatIsShown() throws Exception {
        SessionId id = sessions.start("sh", "-c", "printf 'One? '; read x; printf 'Two? '; read x; sleep 60");
        long one = sessions.awaitScreen(id, "One?"::equals).offset();
        ScreenFence early = LiveSessions.get(sessions.input().fence(id, one));
        answer(id, "1\n", early);
        long two = sessions.awaitScreen(id, text -> text.contains("Two?")).offset();

        refused(SessionErrorCode.SCREEN_CHANGED, () -> answer(id, "1\n", early));
        refused(
                SessionErrorCode.SCREEN_CHANGED,
                () -> LiveSessions.get(sessions.input().fence(id, one)));
        assertThat(answer(id, "2\n", LiveSessions.get(sessions.input().fence(id, two)))
                        .outcome())
                .isEqualTo(Outcome.TYPED);
        refused(
                SessionErrorCode.SCREEN_CHANGED,
                () -> LiveSessions.get(sessions.input().fence(id, two)));
        refused(
                SessionErrorCode.INVALID,
                () -> LiveSessions.get(sessions.input().fence(id, 1 << 20)));
    }

    @Test
    void aShellTakesACommandAndEndsByOne() throws Exception {
        SessionId id = sessions.start("bash", "--norc", "-i");
        sessions.awaitScreen(id, text -> text.endsWith("$") || text.endsWith("#"));

        InputReceipt echo = sessions.submit(id, "echo h''i", TIME);
        InputReceipt sleep = sessions.submit(id, "sleep 0.2", TIME);
        sessions.awaitScreen(id, text -> text.matches("(?s).*\nhi\n.*sleep 0.2\n.*[$#]"));
        InputReceipt exit = sessions.submit(id, "exit 3", TIME);

        assertThat(echo.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(sleep.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(exit.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(echo.enters()).isEqualTo(1);
        assertThat(LiveSessions.get(sessions.registry().whenEnded(id)).exitCode())
                .isEqualTo(3);
        refused(SessionErrorCode.NOT_RUNNING, () -> sessions.submit(id, "x", TIME));
    }

    @Test
    void aProgramThatDoesNotReadTakesNothing() throws Exception {
        SessionId line = sessions.start("sh", "-c", "echo ready; sleep 60");
        SessionId raw = sessions.start("sh", "-c", "stty raw -echo; echo ready; sleep 60");
        sessions.awaitScreen(line, "ready"::equals);
        sessions.awaitScreen(raw, "ready"::equals);

        // Its terminal answers for it, which may take a moment.
        CompletableFuture<InputReceipt> echoed =
                sessions.input().submit(line, LiveSessions.submitting("hello").withDeadline(LONG_ENOUGH));
        InputReceipt held = sessions.submit(raw, "hello", SHORT);
        InputReceipt unread = LiveSessions.get(echoed);

        assertThat(unread.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(unread.evidence()).isEqualTo(Evidence.ECHO);
        assertThat(held.outcome()).isEqualTo(Outcome.HELD);
        assertThat(held.enters()).isZero();
        assertThat(held.detail()).contains("not read");
    }

    @Test
    void enterIsHeldBackOnceSomebodyElseTypes() throws Exception {
        SessionId id = sessions.start("sh", "-c", "stty raw -echo; echo ready; sleep 60");
        sessions.awaitScreen(id, "ready"::equals);
        CompletableFuture<InputReceipt> submitted =
                sessions.input().submit(id, LiveSessions.submitting("hello").withDeadline(TIME));
        awaitTyped(id);
        sessions.registry().input(id, "x".getBytes(UTF_8), "human");

        InputReceipt receipt = LiveSessions.get(submitted);

        assertThat(receipt.outcome()).isEqualTo(Outcome.HELD);
        assertThat(receipt.detail()).contains("somebody else");
    }

    /** It shows the text, and then waits to say more behind an output that it has stopped itself. */
    @Test
    void enterIsHeldBackInTimeWhileTheProgramWaitsToSayMore() throws Exception {
        assumeTrue(LiveSessions.hasPython(), "python3 is needed");
        SessionId id = sessions.start(
                "python3",
                "-c",
                "import os, termios, tty; tty.setraw(0); os.write(1, b'Name: '); os.write(1, os.read(0, 3));"
                        + "termios.tcflow(0, termios.TCOOFF); os.write(1, b' too long')");
        sessions.awaitScreen(id, "Name:"::equals);
        InputRequest answer = LiveSessions.submitting("abc").withFence(sessions.fence(id));

        InputReceipt receipt = LiveSessions.get(sessions.input().submit(id, answer.withDeadline(LONG_ENOUGH)));

        assertThat(receipt.outcome()).isEqualTo(Outcome.HELD);
        assertThat(receipt.evidence()).isEqualTo(Evidence.ECHO);
    }

    /** Waits until something was typed: then the first fence of an empty input counter is refused. */
    private void awaitTyped(SessionId id) {
        String none = ".0";
        while (sessions.fence(id).text().endsWith(none)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void severalLinesGoOnlyToWhoTakesPastes() throws Exception {
        SessionId id = sessions.start("sh", "-c", "cat");
        refused(SessionErrorCode.INVALID, () -> sessions.submit(id, "one\ntwo", TIME));
        refused(SessionErrorCode.INVALID, () -> sessions.submit(id, "\033[A", TIME));
        assertThat(sessions.submit(id, "", TIME).outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void requestsOutOfBoundsAreRefused() {
        SessionId id = sessions.start("sleep", "60");
        InputRequest request = LiveSessions.typing("x");
        refused(
                SessionErrorCode.INVALID,
                () -> LiveSessions.get(sessions.input().submit(id, request.withDeadline(Duration.ZERO))));
        refused(
                SessionErrorCode.INVALID,
                () -> LiveSessions.get(sessions.input().submit(id, request.withDeadline(Duration.ofHours(1)))));
        refused(
                SessionErrorCode.INVALID,
                () -> LiveSessions.get(sessions.input().submit(id, LiveSessions.typing(""))));
        refused(
                SessionErrorCode.INVALID,
                () -> LiveSessions.get(sessions.input().submit(id, request.withFence(new ScreenFence("nonsense")))));
        refused(
                SessionErrorCode.NOT_FOUND,
                () -> LiveSessions.get(sessions.input().submit(new SessionId("fffffff"), request)));
    }
}
