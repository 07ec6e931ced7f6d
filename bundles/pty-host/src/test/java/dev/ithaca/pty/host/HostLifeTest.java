// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.host.HostProtocol;
import dev.ithaca.wire.host.HostProtocol.Role;
import dev.ithaca.wire.host.HostProtocol.Welcome;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.SessionState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The host as a process: who may talk to it, what it survives, when it goes. */
class HostLifeTest extends HostTest {
    @Test
    void refusesAnotherVersionAndSaysBoth() throws IOException {
        try (FrameChannel channel = FrameChannel.connect(host.socket())) {
            channel.send(new HostProtocol.Hello(99, Role.CONTROL).frame());
            ByteBuffer payload = channel.receive();
            assertThatThrownBy(() -> Welcome.read(channel.type(), payload))
                    .hasMessageContaining("99")
                    .hasMessageContaining("version 1");
            assertThat(channel.receive()).isNull();
        }
    }

    @Test
    void refusesRequestsItDoesNotKnow() throws IOException {
        try (FrameChannel channel = host.connect(Role.CONTROL)) {
            channel.send(new PayloadWriter().i32(1).frame((byte) 29));
            ByteBuffer payload = channel.receive();
            assertThat(failure(HostReply.read(channel.type(), payload))).contains("unknown request type 29");
            assertThat(channel.receive()).isNull();
        }
    }

    @Test
    void refusesFramesOverTheBound() throws IOException {
        try (FrameChannel channel = host.connect(Role.CONTROL)) {
            channel.channel()
                    .write(ByteBuffer.allocate(8)
                            .putInt(Integer.MAX_VALUE)
                            .putInt(0)
                            .flip());
            ByteBuffer payload = channel.receive();
            assertThat(failure(HostReply.read(channel.type(), payload))).contains("2147483647 bytes refused");
            assertThat(channel.receive()).isNull();
        }
    }

    @Test
    void survivesRubbish() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        control.spawn("rubbish", "cat");
        for (int i = 0; i < 100; i++) {
            try (FrameChannel channel = FrameChannel.connect(host.socket())) {
                byte[] rubbish = new byte[random.nextInt(1, 2000)];
                random.nextBytes(rubbish);
                if (random.nextBoolean()) {
                    Role role = random.nextBoolean() ? Role.CONTROL : Role.ATTACH;
                    channel.send(new HostProtocol.Hello(HostProtocol.VERSION, role).frame());
                }
                channel.channel().write(ByteBuffer.wrap(rubbish));
            } catch (IOException e) {
                assertThat(e).as("seed %s", seed).hasMessageMatching("Broken pipe|Connection reset.*");
            }
        }
        assertThat(control.state("rubbish").exit()).as("seed %s", seed).isNull();
        kill("rubbish");
    }

    @Test
    void dropsAControlConnectionThatDoesNotRead() throws IOException {
        control.spawn("wide", "sh", "-c", "sleep 100 #" + "x".repeat(100_000));
        try (FrameChannel deaf = host.connect(Role.CONTROL)) {
            assertThatThrownBy(() -> {
                        for (int i = 1; i < 10_000; i++) {
                            deaf.send(new HostRequest.ListSessions().frame(i));
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(control.state("wide").exit()).isNull();
        kill("wide");
        control.ask(new HostRequest.Forget("wide"));
    }

    @Test
    void runsTwoHundredSessionsAtOnceAndReportsEachExitExactly() throws IOException {
        int count = 200;
        List<CompletableFuture<HostReply>> replies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String script = i % 2 == 0
                    ? "read x; seq 1 " + i + "; exit " + i
                    : "read x; seq 1 " + i + "; kill -" + (i % 4 == 1 ? 9 : 15) + " $$";
            replies.add(control.send(control.spawnRequest("many-" + i, java.util.Map.of(), "sh", "-c", script)));
        }
        replies.forEach(reply -> assertThat(ControlClient.await(reply)).isInstanceOf(HostReply.Spawned.class));
        for (int i = 0; i < count; i++) {
            control.type("many-" + i, "\n");
        }
        for (int i = 0; i < count; i++) {
            assertThat(control.exit("many-" + i).code()).isEqualTo(i % 2 == 0 ? i : 0);
            assertThat(control.exit("many-" + i).signal()).isEqualTo(i % 2 == 0 ? 0 : i % 4 == 1 ? 9 : 15);
            StringBuilder expected = new StringBuilder("\r\n");
            for (int line = 1; line <= i; line++) {
                expected.append(line).append("\r\n");
            }
            assertThat(SessionLifeTest.read(control.directory("many-" + i))).isEqualTo(expected.toString());
            control.ask(new HostRequest.Forget("many-" + i));
        }
    }

    @Test
    void leavesNoDescriptorThreadOrZombieBehind() throws IOException {
        cycle("warm");
        long descriptors = descriptors();
        long threads = threads();
        for (int i = 0; i < 30; i++) {
            cycle("leak-" + i);
        }
        eventually(() -> {
            assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
            assertThat(threads()).isLessThanOrEqualTo(threads);
            assertThat(zombies()).isZero();
        });
    }

    private void cycle(String session) {
        control.spawn(session, "sh", "-c", "(setsid sleep 0.01 &); read x; echo bye");
        try (AttachedClient client = control.attach(session, 0)) {
            client.type("x\n");
            client.awaitEnd();
        }
        control.ended(session);
        control.ask(new HostRequest.Forget(session));
    }

    private long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + host.pid() + "/fd"))) {
            return all.count();
        }
    }

    private long threads() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + host.pid() + "/task"))) {
            return all.count();
        }
    }

    private long zombies() {
        return host.process()
                .children()
                .filter(child -> {
                    try {
                        return Files.readString(Path.of("/proc/" + child.pid() + "/stat"))
                                .contains(") Z ");
                    } catch (IOException e) {
                        return false;
                    }
                })
                .count();
    }

    @Test
    void takesNoNewSessionsWhenDrainedAndGoesWhenTheLastIsForgotten() throws Exception {
        try (HostRun draining = HostRun.start();
                ControlClient daemon = draining.control()) {
            daemon.spawn("last", "sh", "-c", "read x");
            assertThat(daemon.ask(new HostRequest.Drain())).isInstanceOf(HostReply.Done.class);
            assertThat(failure(daemon.ask(daemon.spawnRequest("more", java.util.Map.of(), "true"))))
                    .startsWith("DRAINING:");
            daemon.type("last", "\n");
            daemon.ended("last");
            assertThat(draining.process().isAlive()).isTrue();
            assertThat(daemon.ask(new HostRequest.Forget("last"))).isInstanceOf(HostReply.Done.class);
            assertThat(draining.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(draining.process().exitValue()).isZero();
            assertThat(draining.socket()).doesNotExist();
        }
    }

    @Test
    void waitsForNoViewerThatNeverReads() throws Exception {
        try (HostRun draining = HostRun.start(List.of("--viewer-seconds", "1"), 0);
                ControlClient daemon = draining.control()) {
            daemon.spawn("deaf", "sh", "-c", "read go; seq 1000000");
            byte[] ticket = daemon.ticket("deaf", false);
            byte[] later = daemon.ticket("deaf", false);
            try (AttachedClient deaf = AttachedClient.open(draining, ticket, "deaf", 0, 0, 0)) {
                daemon.type("deaf", "\n");
                daemon.ended("deaf");
                daemon.ask(new HostRequest.Drain());
                assertThat(daemon.ask(new HostRequest.Forget("deaf"))).isInstanceOf(HostReply.Done.class);
                try (AttachedClient deafToo = AttachedClient.open(draining, later, "deaf", 0, 0, 0)) {
                    assertThat(draining.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
                }
            }
            assertThat(draining.log()).contains("attached client of deaf closed: nothing was read for 1 s");
        }
    }

    @Test
    void waitsForAViewerThatReadsLate() throws Exception {
        try (HostRun draining = HostRun.start(List.of("--viewer-seconds", "1"), 0);
                ControlClient daemon = draining.control()) {
            daemon.spawn("slow", "sh", "-c", "read go; seq 1000000");
            try (AttachedClient slow = AttachedClient.open(draining, daemon.ticket("slow", false), "slow", 0, 0, 0)) {
                daemon.type("slow", "\n");
                daemon.ended("slow");
                daemon.ask(new HostRequest.Forget("slow"));
                daemon.ask(new HostRequest.Drain());
                slow.start();
                slow.awaitEnd();
                assertThat(slow.output()).hasSize(7_888_898);
            }
            assertThat(draining.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(draining.log()).doesNotContain("nothing was read");
        }
    }

    @Test
    void goesByItselfWhenNobodyNeedsIt() throws Exception {
        try (HostRun alone = HostRun.start(List.of("--idle-seconds", "1"), 0)) {
            assertThat(alone.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(alone.socket()).doesNotExist();
        }
    }

    @Test
    void keepsItsSessionsWhenTheDaemonGoes() throws IOException {
        long pid;
        try (ControlClient daemon = host.control()) {
            pid = daemon.spawn("outlives", "cat").pid();
        }
        SessionState state = control.state("outlives");
        assertThat(state.pid()).isEqualTo(pid);
        assertThat(state.exit()).isNull();
        kill("outlives");
    }

    @Test
    void writesItsLogsDownWhenItIsToldToEnd() throws Exception {
        try (HostRun ending = HostRun.start();
                ControlClient daemon = ending.control()) {
            daemon.spawn("sigterm", "sh", "-c", "echo written; sleep 100");
            try (AttachedClient client = daemon.attach("sigterm", 0)) {
                client.awaitText("written");
            }
            ending.process().destroy();
            assertThat(ending.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(SessionLifeTest.read(daemon.directory("sigterm"))).isEqualTo("written\r\n");
        }
    }

    @Test
    void waitsWhenItHasNoDescriptorsLeftAndGoesOnWhenItHas() throws IOException {
        try (HostRun small = HostRun.start(List.of(), 80);
                ControlClient daemon = small.control()) {
            daemon.spawn("classes-are-loaded", "sh", "-c", "read line");
            daemon.type("classes-are-loaded", "\n");
            daemon.ended("classes-are-loaded");
            daemon.ask(daemon.spawnRequest("all-of-them", java.util.Map.of(), "no-such-command"));
            daemon.spawn("typed", "sh", "-c", "read code; exit $code");
            List<FrameChannel> channels = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                channels.add(FrameChannel.connect(small.socket()));
            }
            eventually(() -> assertThat(small.log()).contains("accept:"));
            assertThat(failure(daemon.ask(daemon.spawnRequest("none", java.util.Map.of(), "true"))))
                    .startsWith("INTERNAL: cannot");
            assertThat(failure(daemon.type("typed", "9\n"))).startsWith("BUSY: no descriptor is left");
            for (FrameChannel channel : channels) {
                channel.close();
            }
            eventually(() -> assertThat(daemon.ask(daemon.spawnRequest("some", java.util.Map.of(), "true")))
                    .isInstanceOf(HostReply.Spawned.class));
            eventually(() -> assertThat(daemon.type("typed", "3\n")).isInstanceOf(HostReply.Done.class));
            assertThat(daemon.exit("typed").code()).isEqualTo(3);
            assertThat(small.log().lines().filter(line -> line.contains("accept:")))
                    .hasSizeLessThan(30);
        }
    }

    @Test
    void refusesAnotherUserThatGetsAtTheSocket() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root")
                        && Files.isExecutable(Path.of("/usr/bin/setpriv"))
                        && Files.isExecutable(Path.of("/usr/bin/perl")),
                "only root can become another user");
        try (HostRun open = HostRun.start()) {
            for (Path path = open.socket(); !path.equals(Path.of("/tmp")) && path.getNameCount() > 1; ) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
                path = path.getParent();
            }
            Process other = new ProcessBuilder(
                            "/usr/bin/setpriv",
                            "--reuid=65534",
                            "--clear-groups",
                            "/usr/bin/perl",
                            "-MIO::Socket::UNIX",
                            "-e",
                            "my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die $!; print <$s>;",
                            open.socket().toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("refused: another user");
        }
    }

    @Test
    void letsOnlyItsOwnUserAtTheSocket() throws IOException {
        assertThat(Files.getPosixFilePermissions(host.socket()).toString())
                .contains("OWNER_WRITE")
                .doesNotContain("GROUP", "OTHERS");
    }
}
