// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.posix.LeaderTable;
import dev.ithaca.pty.host.posix.PtyChild;
import dev.ithaca.pty.host.posix.PtySpawner;
import dev.ithaca.pty.host.posix.WaitStatus;
import dev.ithaca.pty.host.screen.BackgroundThread;
import dev.ithaca.pty.host.session.SessionServices;
import dev.ithaca.pty.host.tree.HelperThread;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session whose child is there, and that then cannot begin. */
class FailedStartTest {
    private static final Consumer<String> NO_LOG = message -> {};

    @TempDir
    Path directory;

    private final LeaderTable leaders = new LeaderTable();
    private final PtySpawner spawner = PtySpawner.ofThisSystem(leaders);
    private LoopGroup loops;
    private SpawnThread spawnThread;

    @BeforeEach
    void start() throws IOException {
        loops = new LoopGroup(NO_LOG);
        spawnThread = new SpawnThread();
        loops.all().forEach(EventLoop::start);
    }

    @AfterEach
    void stop() throws InterruptedException {
        spawnThread.stop();
        for (EventLoop loop : loops.all()) {
            loop.stop(10_000);
        }
    }

    private SessionServices services(EventLoop loop) {
        return new SessionServices(
                loop, new HelperThread(leaders, NO_LOG), new BackgroundThread(NO_LOG), 60_000, NO_LOG);
    }

    private SessionTable table(Function<EventLoop, SessionServices> services, PtySpawner ofChildren) {
        return new SessionTable(loops, services, new SessionStarter(ofChildren), spawnThread, event -> {}, () -> {});
    }

    private HostReply spawn(SessionTable table, String session) throws Exception {
        HostRequest.Spawn request = new HostRequest.Spawn(
                session,
                directory.resolve(session).toString(),
                List.of("sleep", "100"),
                "/",
                Map.of("PATH", "/usr/bin:/bin"),
                24,
                80,
                0);
        CompletableFuture<HostReply> reply = new CompletableFuture<>();
        loops.control().execute(() -> table.spawn(1, request, reply::complete));
        return reply.get(20, TimeUnit.SECONDS);
    }

    /** Terminals, pidfds and files of the log that this process has open. */
    private List<String> open() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(FailedStartTest::target)
                    .filter(target -> target.contains("ptmx") || target.contains("pidfd") || target.contains("output-"))
                    .toList();
        }
    }

    /** A channel is closed at its selector's next turn. */
    private void awaitOpen(List<String> expected) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(open()).isEqualTo(expected));
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    @Test
    void closesTheTerminalWhenTheSessionCannotBeMade() throws Exception {
        List<String> before = open();
        SessionTable table = table(
                loop -> {
                    throw new IllegalStateException("no services");
                },
                spawner);
        assertThat(spawn(table, "unmade").toString()).contains("no services");
        awaitOpen(before);
    }

    @Test
    void closesTheTerminalWhenItsEndCannotBeWatched() throws Exception {
        List<String> before = open();
        SessionTable table = table(this::services, spec -> new Unwatchable(spawner.spawn(spec)));
        assertThat(spawn(table, "unwatched").toString()).contains("cannot be watched");
        awaitOpen(before);
    }

    @Test
    void closesTheTerminalWhenTheFirstEventFails() throws Exception {
        List<String> before = open();
        SessionTable table = table(this::services, spec -> new Nameless(spawner.spawn(spec)));
        assertThat(spawn(table, "nameless").toString()).contains("no pid");
        awaitOpen(before);
    }

    /** A child that a step after its spawn fails for. */
    private abstract static class Wrapped implements PtyChild {
        final PtyChild child;

        Wrapped(PtyChild child) {
            this.child = child;
        }

        @Override
        public int pid() {
            return child.pid();
        }

        @Override
        public int master() {
            return child.master();
        }

        @Override
        public int exitDescriptor() {
            return child.exitDescriptor();
        }

        @Override
        public void onExit(Consumer<WaitStatus> callback) {
            child.onExit(callback);
        }

        @Override
        public WaitStatus reap() {
            return child.reap();
        }

        @Override
        public void abandon() {
            child.abandon();
        }
    }

    /** Fails once the terminal is read. */
    private static final class Unwatchable extends Wrapped {
        private boolean asked;

        Unwatchable(PtyChild child) {
            super(child);
        }

        @Override
        public int exitDescriptor() {
            if (!asked) {
                asked = true;
                throw new IllegalStateException("cannot be watched");
            }
            return super.exitDescriptor();
        }
    }

    /** Fails before there is a session. */
    private static final class Nameless extends Wrapped {
        Nameless(PtyChild child) {
            super(child);
        }

        @Override
        public int pid() {
            throw new IllegalStateException("no pid");
        }
    }
}
