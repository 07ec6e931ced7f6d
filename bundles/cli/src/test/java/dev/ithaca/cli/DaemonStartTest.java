// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.cli.ClientProcess.Outcome;
import java.io.File;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Process tests: with which options the client starts the daemon, of which a stand-in tells what it was told. */
class DaemonStartTest {
    @TempDir
    Path home;

    /** Short, as the path of a socket must be. */
    @TempDir
    Path state;

    @BeforeEach
    void install() throws Exception {
        Files.createDirectories(home.resolve("etc"));
        Files.createDirectories(home.resolve("lib/boot"));
        Files.createDirectories(home.resolve("lib/jdk9plus"));
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("dev.ithaca") || entry.endsWith("classes"))
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(
                home.resolve("etc/daemon.vmoptions"),
                "-XX:TieredStopAtLevel=1\n-Dfake.state=${ithaca.state}\n-Xbootclasspath/a:" + classes + "\n");
    }

    @AfterEach
    void stop() throws Exception {
        run("daemon", "stop");
    }

    private Outcome run(String... words) throws Exception {
        return ClientProcess.run(state, "", List.of("-Dithaca.home=" + home), words);
    }

    private String told() throws Exception {
        return Files.readString(state.resolve("told"));
    }

    @Test
    void restartsWithTheOptionsOfTheStart() throws Exception {
        assertThat(run("daemon", "start", "-d", "--port", "0", "--no-auth-without-ask")
                        .code())
                .isZero();
        String first = told();
        Files.delete(state.resolve("told"));

        assertThat(run("daemon", "restart").code()).isZero();

        assertThat(told()).isEqualTo(first).contains("ithaca.access.none=true", "ithaca.http.port=0");
    }

    @Test
    void startsAsTheLastTimeForACommandThatFindsNoDaemon() throws Exception {
        run("daemon", "start", "-d", "--port", "0");
        run("daemon", "stop");
        Files.delete(state.resolve("told"));

        Outcome listed = run("ls");

        assertThat(listed).isEqualTo(new Outcome(0, "", "ithaca: starting the daemon as the last time: --port=0\n"));
        assertThat(told()).isEqualTo("{ithaca.http.port=0}");
    }

    @Test
    void startsAnewWithoutWhatIsNotSaidAgain() throws Exception {
        run("daemon", "start", "-d", "--no-http");
        run("daemon", "stop");

        run("daemon", "start", "-d");

        assertThat(told()).isEqualTo("{}");
        assertThat(run("daemon", "restart").code()).isZero();
        assertThat(told()).isEqualTo("{}");
    }

    @Test
    void stopsNothingThatItCannotStartAgain() throws Exception {
        Path keys = Files.writeString(home.resolve("keys.p12"), "x");
        run("daemon", "start", "-d", "--tls-keystore", keys.toString());
        Files.delete(keys);

        Outcome restarted = run("daemon", "restart");

        assertThat(restarted.code()).isEqualTo(1);
        assertThat(restarted.err()).contains("keys.p12", "daemon.options");
        assertThat(run("ls")).as("the daemon is still there").isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void saysAtOnceWhyTheDaemonEndedThoughADeadOneLeftItsSocket() throws Exception {
        Files.createDirectories(state.resolve("run"));
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(state.resolve("run/ithaca.sock")));
        }
        Files.writeString(home.resolve("etc/daemon.vmoptions"), "-XX:+NoSuchOption\n");

        Outcome listed = run("ls");

        assertThat(listed.code()).isEqualTo(1);
        assertThat(listed.err()).contains("the daemon ended before it was ready, with exit code 1", "NoSuchOption");
    }

    @Test
    void saysThatThePathOfTheStateDirectoryLeavesNoRoomForSockets() throws Exception {
        state = state.resolve("x".repeat(80));

        Outcome listed = run("ls");

        assertThat(listed.code()).isEqualTo(1);
        assertThat(listed.err()).contains("the path of the state directory is too long: " + state);
        assertThat(state).doesNotExist();
    }
}
