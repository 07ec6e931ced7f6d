// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.log.LogReader;
import dev.ithaca.wire.host.ExitStatus.Requested;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostReply.Code;
import dev.ithaca.wire.host.HostReply.Failed;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.SessionState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spawning, output, exit: with a real host and real programs. */
class SessionLifeTest {
    private static HostRun host;
    private ControlClient control;

    @BeforeAll
    static void startHost() {
        host = HostRun.start();
    }

    @AfterAll
    static void stopHost() {
        host.close();
    }

    @BeforeEach
    void connect() {
        control = host.control();
    }

    @AfterEach
    void disconnect() {
        control.close();
    }

    @Test
    void storesOutputAndReportsTheExitCode() throws IOException {
        control.spawn("code", "sh", "-c", "echo hello; exit 7");

        assertThat(control.exit("code").code()).isEqualTo(7);
        assertThat(control.exit("code").signal()).isZero();
        assertThat(control.exit("code").requested()).isEqualTo(Requested.NOTHING);
        assertThat(logged("code")).isEqualTo("hello\r\n");
        assertThat(control.ended("code").end()).isEqualTo(7);
    }

    @Test
    void reportsTheSignalThatEndedTheChild() {
        control.spawn("signal", "sh", "-c", "kill -11 $$");

        assertThat(control.exit("signal").signal()).isEqualTo(11);
        assertThat(control.exit("signal").code()).isZero();
    }

    @Test
    void writesEventsBeforeItReportsTheEnd() throws IOException {
        control.spawn("events", "sh", "-c", "exit 3");
        control.ended("events");

        try (LogReader reader = LogReader.open(control.directory("events"))) {
            assertThat(reader.events("started").get(0).fields()).containsEntry("rows", "24");
            assertThat(reader.events("ended").get(0).fields())
                    .containsEntry("code", "3")
                    .containsEntry("signal", "0")
                    .containsEntry("requested", "nothing");
        }
    }

    @Test
    void givesTheChildItsOwnSessionTerminalAndNothingElse() throws IOException {
        control.spawn(
                "child",
                "sh",
                "-c",
                "cut -d' ' -f1,5,6,8 /proc/$$/stat; ls -l /proc/$$/fd | grep -c pts; ls /proc/$$/fd | wc -l; stty size;"
                        + " grep SigIgn /proc/self/status; grep SigBlk /proc/self/status; pwd; echo id=$ITHACA_SESSION_ID");
        control.ended("child");

        String[] lines = logged("child").split("\r\n", -1);
        String[] ids = lines[0].trim().split(" +", -1);
        assertThat(ids).containsOnly(ids[0]);
        assertThat(lines[2].trim()).isIn("3", "4"); // dash keeps the script's descriptor nowhere, others may
        assertThat(lines[3]).isEqualTo("24 80");
        assertThat(signals(lines[4])).isZero();
        assertThat(signals(lines[5])).isZero();
        assertThat(lines[6]).isEqualTo("/tmp");
        assertThat(lines[7]).isEqualTo("id=child");
    }

    @Test
    void looksTheCommandUpOnTheCallersPath(@TempDir Path directory) throws IOException {
        Path tool = Files.writeString(directory.resolve("only-here"), "#!/bin/sh\necho found $1\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();

        control.ask(control.spawnRequest("path", Map.of("PATH", directory + ":/bin"), "only-here", "it"));
        control.ended("path");

        assertThat(logged("path")).isEqualTo("found it\r\n");
    }

    @Test
    void runsAScriptWithoutFirstLineWithTheShell(@TempDir Path directory) throws IOException {
        Path script = Files.writeString(directory.resolve("script"), "echo plain $0 $1\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        control.spawn("script", script.toString(), "x");
        control.ended("script");

        assertThat(logged("script")).isEqualTo("plain " + script + " x\r\n");
    }

    @Test
    void namesACommandThatDoesNotExist() {
        assertThat(failure(control.ask(control.spawnRequest("none", Map.of(), "no-such-command-here"))))
                .isEqualTo(Code.COMMAND_NOT_FOUND + ": command not found: no-such-command-here");
        assertThat(control.list()).noneMatch(state -> state.session().equals("none"));
    }

    @Test
    void namesAFileThatIsNotExecutable(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "x");

        assertThat(failure(control.ask(control.spawnRequest("denied", Map.of(), file.toString()))))
                .isEqualTo(Code.COMMAND_NOT_FOUND + ": permission denied: " + file);
    }

    @Test
    void namesAnInterpreterThatIsMissing(@TempDir Path directory) throws IOException {
        Path script = Files.writeString(directory.resolve("bad"), "#!/no/such/interpreter\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(failure(control.ask(control.spawnRequest("bad", Map.of(), script.toString()))))
                .startsWith(Code.COMMAND_NOT_FOUND + ": cannot execute " + script)
                .contains("interpreter");
    }

    @Test
    void namesADirectoryThatDoesNotExist() {
        HostRequest.Spawn good = control.spawnRequest("dir", Map.of(), "true");
        HostRequest.Spawn bad = new HostRequest.Spawn(
                good.session(), good.directory(), good.command(), "/no/such/dir", good.environment(), 24, 80, 0);

        assertThat(failure(control.ask(bad))).isEqualTo(Code.BAD_DIRECTORY + ": no such directory: /no/such/dir");
    }

    @Test
    void refusesASecondSessionOfTheSameName() {
        control.spawn("twice", "sleep", "60");

        assertThat(failure(control.ask(control.spawnRequest("twice", Map.of(), "true"))))
                .isEqualTo(Code.EXISTS + ": session exists: twice");
        control.ask(new HostRequest.Terminate("twice", true, 0));
    }

    @Test
    void listsAnEndedSessionUntilItIsForgotten() {
        control.spawn("kept", "sh", "-c", "exit 4");
        control.ended("kept");

        SessionState state = control.state("kept");
        assertThat(state.exit()).isEqualTo(control.exit("kept"));
        assertThat(state.command()).containsExactly("sh", "-c", "exit 4");
        assertThat(control.ask(new HostRequest.Forget("kept"))).isInstanceOf(HostReply.Done.class);
        assertThat(control.list()).noneMatch(one -> one.session().equals("kept"));
        assertThat(failure(control.ask(new HostRequest.Forget("kept"))))
                .isEqualTo(Code.NOT_FOUND + ": no such session: kept");
    }

    @Test
    void doesNotForgetARunningSession() {
        control.spawn("running", "sleep", "60");

        assertThat(failure(control.ask(new HostRequest.Forget("running")))).startsWith(Code.RUNNING + ":");
        control.ask(new HostRequest.Terminate("running", true, 0));
    }

    @Test
    void endsWithTheLeaderAndLeavesBackgroundChildrenAlone() throws IOException {
        control.spawn("nohup", "sh", "-c", "trap '' HUP; sleep 41.41 & echo $!; exit 5");

        assertThat(control.exit("nohup").code()).isEqualTo(5);
        long background = Long.parseLong(logged("nohup").trim());
        assertThat(ProcessHandle.of(background)).isPresent();
        ProcessHandle.of(background).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** A mask of /proc/self/status, without the two signals that glibc keeps for itself. */
    private static long signals(String line) {
        return Long.parseUnsignedLong(line.substring(line.indexOf('\t') + 1), 16) & ~0x180000000L;
    }

    private String logged(String session) throws IOException {
        return read(control.directory(session));
    }

    static String read(Path directory) throws IOException {
        try (LogReader reader = LogReader.open(directory)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) reader.end());
            int count = 1;
            while (bytes.hasRemaining() && count > 0) {
                count = reader.read(bytes.position(), bytes);
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    private static String failure(HostReply reply) {
        assertThat(reply).isInstanceOf(Failed.class);
        Failed failed = (Failed) reply;
        return failed.code() + ": " + failed.message();
    }
}
