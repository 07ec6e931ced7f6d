// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputReceipt.Evidence;
import dev.ithaca.session.api.InputReceipt.Outcome;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.spi.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** send, logs and wait. */
class TalkTest {
    private static final Attention PASSWORD = new Attention(
            "x-1",
            Attention.State.NEEDS_INPUT,
            Attention.Kind.PASSWORD,
            "kernel-password",
            "Password:",
            List.of("it is not shown"),
            0.99,
            7,
            Instant.EPOCH);

    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();

    @BeforeEach
    void twoSessions() {
        services.sessions.add("abc0001", SessionStatus.RUNNING);
        services.sessions.add("def0002", SessionStatus.RUNNING);
    }

    private int run(String... words) {
        return caller.run(services, words);
    }

    @Test
    void sendTypesTextAndKeysIntoTheNamedSession() {
        assertThat(run("send", "abc", "ls -la", "key:enter")).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("ls -la\r");
        assertThat(caller.printed())
                .isEqualTo("Input sent to session abc0001. Check output with: ithaca logs abc0001\n");
    }

    @Test
    void sendWithoutAnIdGoesToTheMostRecentSession() {
        run("send", "y", "key:enter");
        run("send", "key:ctrl+c");
        run("send", "--last", "abc");
        assertThat(services.sessions.typedInto("def0002")).isEqualTo("y\r\003abc");
    }

    @Test
    void sendTypesNothingIfAnyChunkIsWrong() {
        assertThat(run("send", "abc", "text", "key:foobar")).isEqualTo(1);
        assertThat(services.sessions.typedInto("abc0001")).isEmpty();
        assertThat(caller.complained()).startsWith("error: unsupported key 'foobar'; possible: enter");
    }

    @Test
    void sendCopiesAFileAndTypesItsPath(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "hello");
        assertThat(run("send", "abc", "see ", "oly-file:" + file)).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("see /sessions/abc0001/files/notes.txt");
        assertThat(services.sessions.files).containsEntry("notes.txt", "hello");
    }

    @Test
    void sendRefusesAFileThatIsNoneBeforeItTypes(@TempDir Path folder) {
        assertThat(run("send", "abc", "see ", "oly-file:" + folder.resolve("missing")))
                .isEqualTo(1);
        assertThat(caller.complained()).contains("oly-file source does not exist: " + folder.resolve("missing"));
        assertThat(run("send", "abc", "oly-file:" + folder)).isEqualTo(1);
        assertThat(run("send", "abc", "oly-file:")).isEqualTo(1);
        assertThat(run("send", "abc", "oly-clipboard")).isEqualTo(1);
        assertThat(services.sessions.typedInto("abc0001")).isEmpty();
    }

    @Test
    void sendTypesStandardInputIfThereAreNoChunks() {
        caller.withInput("line one\nline two\n");
        assertThat(run("send", "abc")).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("line one\nline two\n");
    }

    @Test
    void sendWithNeitherChunksNorAPipeIsAnError() {
        caller.withTerminal();
        assertThat(run("send", "abc")).isEqualTo(1);
        assertThat(caller.complained()).startsWith("error: no input provided");
    }

    @Test
    void sendOfNothingFromAPipeIsQuiet() {
        assertThat(run("send", "abc")).isZero();
        assertThat(caller.printed()).isEmpty();
    }

    @Test
    void sendToAnEndedSessionSaysSo() {
        services.sessions.end("abc0001", SessionStatus.STOPPED, 0, null);
        assertThat(run("send", "abc", "x")).isEqualTo(1);
        assertThat(caller.complained()).isEqualTo("error: session not running: abc0001\n");
    }

    @Test
    void sendSubmitsATextAndPrintsTheProof() {
        assertThat(run("send", "--submit", "abc", "fix the test")).isZero();
        assertThat(services.input.requests).singleElement().satisfies(request -> {
            assertThat(request.submit()).isTrue();
            assertThat(request.ifScreen()).isNull();
            assertThat(request.deadline()).isEqualTo(InputRequest.DEFAULT_DEADLINE);
        });
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("fix the test");
        assertThat(caller.printed()).isEqualTo("taken (screen): the text has left the input line\n");
    }

    @Test
    void sendTellsByItsExitCodeWhatBecameOfASubmission() {
        services.input.receipt = new InputReceipt(Outcome.UNPROVEN, Evidence.READ, "nothing was seen", 1, 2, 1, false);
        assertThat(run("send", "--submit", "--json", "abc", "x")).isEqualTo(4);
        assertThat(caller.printed())
                .contains(
                        "\"outcome\": \"unproven\"", "\"evidence\": \"read\"", "\"enters\": 1", "\"bracketed\": false");
        services.input.receipt = new InputReceipt(Outcome.HELD, Evidence.ECHO, "held", 1, 2, 0, false);
        assertThat(run("send", "--submit", "abc", "x")).isEqualTo(5);
    }

    @Test
    void sendAnswersOneScreenOnly() {
        assertThat(run("send", "--if-screen", "1.shown", "abc", "y", "key:enter"))
                .isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("y\r");
        assertThat(run("send", "--if-screen", "1.other", "abc", "n")).isEqualTo(6);
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("y\r");
        assertThat(caller.complained()).isEqualTo("error: session abc0001: the screen has changed since\n");
        assertThat(run("send", "--if-screen", "a b", "abc", "n")).isEqualTo(1);
    }

    @Test
    void sendSubmitsNoKeysAndHasATimeLimit() {
        assertThat(run("send", "--submit", "abc", "x", "key:enter")).isEqualTo(2);
        assertThat(run("send", "--submit", "--timeout", "0", "abc", "x")).isEqualTo(2);
        assertThat(run("send", "--submit", "--timeout", "1h", "abc", "x")).isEqualTo(2);
        assertThat(services.input.requests).isEmpty();
        caller.withInput("from a pipe\n");
        assertThat(run("send", "--submit", "--timeout", "2s", "abc")).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("from a pipe\n");
        assertThat(services.input.requests.get(0).deadline()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void explainNamesTheScreenForAnAnswer() {
        services.attention().say(new SessionId("abc0001"), PASSWORD);
        assertThat(run("explain", "abc", "--json")).isZero();
        assertThat(caller.printed()).contains("\"fence\": \"1.shown\"");
        services.sessions.end("def0002", SessionStatus.STOPPED, 0, null);
        run("explain", "def", "--json");
        assertThat(caller.printed()).contains("\"fence\": null");
    }

    @Test
    void logsPrintsTheTailAndCutsLines() {
        services.sessions.output("abc0001").write("one\n" + "x".repeat(100) + "\nthree\n");
        run("logs", "abc", "--tail", "2");
        run("logs", "abc", "--tail", "2", "--no-truncate");
        assertThat(caller.printed()).isEqualTo("x".repeat(80) + "\nthree\n" + "x".repeat(100) + "\nthree\n");
    }

    @Test
    void logsPrintsRawBytesAndJson() {
        services.sessions.output("abc0001").write("a\033[1mb\r\n");
        run("logs", "abc", "--raw");
        run("logs", "abc", "--json");
        assertThat(caller.printed())
                .startsWith("a\033[1mb\r\n{\n  \"id\": \"abc0001\"")
                .contains("\"end_offset\": 8");
        assertThat(run("logs", "--json", "--raw")).isEqualTo(2);
    }

    @Test
    void logsFollowPrintsEachLineOnceUntilTheEnd() {
        services.sessions.output("abc0001").write("one\nhalf");
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run("logs", "abc", "-f"));
        await().until(() -> caller.printed().equals("one\n"));
        services.sessions.output("abc0001").write(" line\n\033[32mgreen\033[0m\n");
        await().until(() -> caller.printed().equals("one\nhalf line\ngreen\n"));
        services.sessions.output("abc0001").write("last");
        services.sessions.end("abc0001", SessionStatus.STOPPED, 0, null);
        assertThat(code).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(0);
        assertThat(caller.printed()).isEqualTo("one\nhalf line\ngreen\nlast\n");
    }

    @Test
    void followersGoOnAtTheirOffsetWhenTheSessionsComeBack() {
        services.sessions.output("abc0001").write("one\nhalf");
        CompletableFuture<Integer> lines = CompletableFuture.supplyAsync(() -> run("logs", "abc", "-f"));
        FakeCaller other = new FakeCaller();
        CompletableFuture<Integer> bytes =
                CompletableFuture.supplyAsync(() -> other.run(services, "logs", "abc", "--raw", "-f"));
        FakeCaller third = new FakeCaller();
        CompletableFuture<Integer> match =
                CompletableFuture.supplyAsync(() -> third.run(services, "wait", "abc", "--match", "two"));
        await().until(() -> caller.printed().equals("one\n") && other.printed().equals("one\nhalf"));
        services.sessions.goAway("abc0001");
        services.sessions.output("abc0001").write(" line\ntwo\n");
        services.sessions.comeBack();
        await().until(() -> other.printed().equals("one\nhalf line\ntwo\n"));
        services.sessions.end("abc0001", SessionStatus.STOPPED, 0, null);
        assertThat(lines).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(0);
        assertThat(bytes).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(0);
        assertThat(match).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(0);
        assertThat(caller.printed()).isEqualTo("one\nhalf line\ntwo\n");
        assertThat(other.printed()).isEqualTo("one\nhalf line\ntwo\n");
    }

    @Test
    void logsWaitEndsWithAPromptAndTellsATimeout() {
        services.sessions.output("abc0001").write("out\n");
        assertThat(run("logs", "abc", "-w", "--timeout", "20")).isEqualTo(124);
        services.sessions.prompt("abc0001");
        assertThat(run("logs", "abc", "-w", "--timeout", "0")).isZero();
        services.sessions.end("abc0001", SessionStatus.FAILED, 7, null);
        assertThat(run("logs", "abc", "-w", "--timeout", "0")).isEqualTo(3);
        assertThat(caller.printed()).isEqualTo("out\nout\nout\n");
        assertThat(caller.complained()).contains("Waiting for session abc0001 to need input…\n");
    }

    @Test
    void waitTellsExitMatchEndAndTimeoutApart() {
        services.sessions.output("abc0001").write("BUILD SUCCESS\n");
        assertThat(run("wait", "abc", "--match", "BUILD \\w+")).isZero();
        assertThat(run("wait", "abc", "--match", "nothing", "--timeout", "20")).isEqualTo(124);
        services.sessions.end("abc0001", SessionStatus.FAILED, 7, null);
        assertThat(run("wait", "abc")).isZero();
        assertThat(run("wait", "abc", "--match", "nothing")).isEqualTo(3);
        assertThat(run("wait", "abc", "--for", "output")).isEqualTo(3);
        assertThat(caller.printed()).isEqualTo("BUILD SUCCESS\nSession abc0001 has ended.\n");
    }

    /** Whoever asks is kept in memory until the session ends, and a wait may last for weeks. */
    @Test
    void waitAsksForTheEndOnceHoweverLongItWaits() {
        assertThat(run("wait", "abc", "--timeout", "1100")).isEqualTo(124);
        assertThat(services.sessions.endsAsked).hasValue(1);
    }

    @Test
    void waitReturnsAtAnInterpretersPromptThatAsksNobody() {
        services.attention()
                .say(
                        new SessionId("abc0001"),
                        new Attention(
                                "x-2",
                                Attention.State.IDLE_AT_PROMPT,
                                Attention.Kind.TEXT,
                                "kernel-interpreter",
                                "$",
                                List.of(),
                                0.97,
                                7,
                                Instant.EPOCH));

        assertThat(run("wait", "abc", "--for", "prompt", "--timeout", "20")).isZero();
    }

    @Test
    void waitTellsAPromptAnEndAndATimeoutApart() {
        assertThat(run("wait", "abc", "--for", "prompt", "--timeout", "20")).isEqualTo(124);
        services.sessions.prompt("abc0001");
        services.attention().say(new SessionId("abc0001"), PASSWORD);
        assertThat(run("wait", "abc", "--for", "prompt")).isZero();
        assertThat(run("wait", "abc", "--for", "idle", "--json")).isZero();
        services.sessions.end("abc0001", SessionStatus.FAILED, 7, null);
        assertThat(run("wait", "abc", "--for", "prompt")).isEqualTo(3);
        assertThat(run("wait", "abc", "--for", "prompt", "--match", "x")).isEqualTo(2);
        assertThat(caller.printed())
                .startsWith("Session abc0001: needs input (password)\n")
                .contains("\"result\": \"idle\"");
    }

    @Test
    void explainSaysWhy() {
        run("explain", "abc");
        services.attention().say(new SessionId("abc0001"), PASSWORD);
        run("explain", "abc");
        run("explain", "abc", "--json");
        assertThat(caller.printed())
                .startsWith("Session abc0001 (running): nothing is known yet\n")
                .contains("needs input (password)\nAsks:  Password:\nRule:  kernel-password, confidence 0.99\n")
                .contains("  - it is not shown\n")
                .contains("\"attention_id\": \"x-1\"")
                .contains("\"kind\": \"password\"");
    }

    @Test
    void waitSeesALineThatComesLater() {
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(
                () -> run("wait", "abc", "--match", "rea+dy", "--timeout", "10s", "--json"));
        services.sessions.output("abc0001").write("not yet\nnow re");
        services.sessions.output("abc0001").write("ady!");
        assertThat(code).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(0);
        assertThat(caller.printed()).contains("\"result\": \"output\"").contains("\"line\": \"now ready!\"");
    }

    @Test
    void waitKeepsItsDeadlineWhateverTheExpression() {
        services.sessions.output("abc0001").write("a".repeat(5000) + "!\n");
        assertThat(run("wait", "abc", "--match", "((a+)\\2?)+$", "--timeout", "50"))
                .isEqualTo(124);
        assertThat(run("wait", "abc", "--match", "(a|b)*c", "--timeout", "10s")).isEqualTo(1);
        assertThat(caller.complained())
                .contains("error: --match '(a|b)*c' is too deeply nested for a line of 5001 characters");
    }

    @Test
    void waitRefusesWhatItCannotWaitFor() {
        assertThat(run("wait", "--for", "rain")).isEqualTo(2);
        assertThat(run("wait", "--match", "(")).isEqualTo(2);
        assertThat(run("wait", "--timeout", "10d")).isEqualTo(2);
        assertThat(caller.complained())
                .contains("possible: exit, prompt, output, idle")
                .contains("invalid timeout unit");
    }

    @Test
    void completionPrintsIdsWithWhatTheyAre() {
        run("__complete", "ids", "a");
        assertThat(caller.printed()).isEqualTo("abc0001\trunning bash\n");
    }
}
