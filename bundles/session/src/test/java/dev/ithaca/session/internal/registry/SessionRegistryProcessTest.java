// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.Attention.Kind;
import dev.ithaca.session.api.Attention.State;
import dev.ithaca.session.api.HostInfo;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.session.api.TerminalFacts.Reading;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor over a real pty-host, real children and real files. */
@Timeout(60)
class SessionRegistryProcessTest {
    private static final Path HOST = Path.of(System.getProperty("ithaca.host.home"));

    @TempDir
    Path root;

    private final TestPools pools = new TestPools();
    private MemorySessionRepository repository = new MemorySessionRepository();
    private SessionRegistry registry;

    @BeforeEach
    void open() throws IOException {
        for (String folder : List.of("run", "sessions", "logs", "db")) {
            Files.createDirectories(root.resolve(folder));
        }
        registry = openRegistry(50);
    }

    @AfterEach
    void endEverything() throws Exception {
        for (SessionInfo session : registry.list(SessionQuery.newest(100)).items()) {
            registry.kill(session.id()).get(10, TimeUnit.SECONDS);
        }
        for (HostInfo host : registry.hosts()) {
            ProcessHandle.of(host.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        registry.close();
        pools.close();
    }

    @Test
    void recordsTheTrueExitCode() throws Exception {
        SessionInfo started = start("read code; exit $code");
        assertThat(started.status()).isEqualTo(SessionStatus.RUNNING);

        registry.input(started.id(), "3\n".getBytes(UTF_8), "test");
        SessionInfo ended = await(started);

        assertThat(ended.status()).isEqualTo(SessionStatus.FAILED);
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.endedAt()).isNotNull();
    }

    @Test
    void recordsTheSignalThatEndedAChild() throws Exception {
        SessionInfo ended = await(start("kill -9 $$"));

        assertThat(ended.signal()).isEqualTo("SIGKILL");
        assertThat(ended.exitCode()).isNull();
        assertThat(ended.status()).isEqualTo(SessionStatus.FAILED);
    }

    @Test
    void asksTheHostWhetherAProgramReadsAndTellsOnceThatSomethingWasTyped() throws Exception {
        List<SessionInfo> typed = new CopyOnWriteArrayList<>();
        CompletableFuture<SessionInfo> told = new CompletableFuture<>();
        registry.listeners().add(new SessionListener() {
            @Override
            public void typed(SessionInfo session) {
                typed.add(session);
                told.complete(session);
            }
        });
        SessionInfo started = start("echo before; read line; sleep 30");
        awaitText(started, "before");

        awaitReading(started, Reading.YES);
        registry.input(started.id(), "x".getBytes(UTF_8), "test");
        registry.input(started.id(), "\n".getBytes(UTF_8), "test");
        awaitReading(started, Reading.NO);

        assertThat(told.get(10, TimeUnit.SECONDS).id()).isEqualTo(started.id());
        assertThat(typed).hasSizeLessThanOrEqualTo(2);
    }

    private void awaitReading(SessionInfo session, Reading wanted) throws Exception {
        Reading reading;
        do {
            reading = registry.attention()
                    .probe(session.id())
                    .get(10, TimeUnit.SECONDS)
                    .reading();
        } while (reading != wanted);
    }

    @Test
    void showsThatInputIsNeededUntilTheSessionEnds() throws Exception {
        SessionInfo started = start("echo before; read line");
        SessionAttention attention = registry.attention();
        Attention asks =
                new Attention("a", State.NEEDS_INPUT, Kind.TEXT, "test", "", List.of(), 1, 0, started.createdAt());

        attention.say(started.id(), asks);
        assertThat(registry.get(started.id()).inputNeeded()).isTrue();
        assertThat(attention.attention(started.id())).contains(asks);
        registry.input(started.id(), "y".getBytes(UTF_8), "test");
        assertThat(registry.get(started.id()).inputNeeded())
                .as("not answered yet")
                .isTrue();
        registry.input(started.id(), new byte[] {3}, "test");
        attention.say(started.id(), asks);
        assertThat(registry.get(started.id()).inputNeeded()).isFalse();
        registry.kill(started.id()).get(10, TimeUnit.SECONDS);
        attention.say(started.id(), asks);

        assertThat(registry.get(started.id()).inputNeeded()).isFalse();
    }

    @Test
    void sessionGoesOnWhileTheDaemonIsAwayAndItsEndIsKnownAfterwards() throws Exception {
        SessionInfo started = start("echo before; read line; echo after $line; exit 7");
        awaitText(started, "before");
        registry.input(started.id(), "x\n".getBytes(UTF_8), "test");
        registry.close();

        registry = openRegistry(50);
        SessionInfo ended = await(started);

        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(text(started)).contains("before").contains("after x");
    }

    @Test
    void otherLimitsAreInForceWhileAFollowerReadsOn() throws Exception {
        SessionInfo started = start("echo ready; read line; echo got $line");
        awaitText(started, "ready");
        try (SessionOutput follower = registry.output(started.id())) {
            registry.limits(limits(1));
            assertThatThrownBy(() -> start("true"))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.code()).isEqualTo(SessionErrorCode.LIMIT));
            registry.limits(limits(2));
            await(start("true"));
            assertThat(follower.ended()).isFalse();
            long seen = follower.end();
            registry.input(started.id(), "x\n".getBytes(UTF_8), "test");
            assertThat(follower.await(seen, Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void runningSessionIsTypedIntoAfterARestart() throws Exception {
        SessionInfo started = start("echo ready; read line; echo got $line");
        awaitText(started, "ready");
        registry.close();

        registry = openRegistry(50);
        assertThat(registry.get(started.id()).status()).isEqualTo(SessionStatus.RUNNING);
        registry.input(started.id(), "hello\n".getBytes(UTF_8), "test");
        await(started);

        assertThat(text(started)).contains("got hello");
    }

    @Test
    void exitOfASessionWhoseHostDiedIsNotInvented() throws Exception {
        SessionInfo started = start("echo ready; sleep 1000");
        awaitText(started, "ready");

        ProcessHandle.of(registry.hosts().get(0).pid()).orElseThrow().destroyForcibly();
        SessionInfo ended = await(started);

        assertThat(ended.status()).isEqualTo(SessionStatus.UNKNOWN);
        assertThat(ended.exitCode()).isNull();
        assertThat(ended.signal()).isNull();
        ProcessHandle.of(started.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void lostSessionsAreToldOnceAfterTheirChangesAndBeforeAllElse() throws Exception {
        SessionInfo started = start("sleep 60");
        ProcessHandle host = ProcessHandle.of(registry.hosts().get(0).pid()).orElseThrow();
        registry.close();
        host.destroyForcibly();
        host.onExit().get(10, TimeUnit.SECONDS);
        Heard first = new Heard();
        Heard later = new Heard();

        registry = new SessionRegistry(repository, new TestState(root), pools, HOST, limits(50));
        registry.listeners().add(first);
        registry.recover();
        registry.listeners().add(later);
        SessionInfo next = start("true");

        assertThat(first.ended.get(10, TimeUnit.SECONDS)).isEqualTo(next.id());
        assertThat(later.ended.get(10, TimeUnit.SECONDS)).isEqualTo(next.id());
        String lost = "lost [" + started.id() + "]";
        assertThat(first.all).startsWith(started.id() + " UNKNOWN", lost).containsOnlyOnce(lost);
        assertThat(later.all).contains(lost, next.id() + " STOPPED").containsOnlyOnce(lost);
        assertThat(later.all.indexOf(lost)).isLessThan(later.all.indexOf(next.id() + " STOPPED"));
        ProcessHandle.of(started.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Notes what it hears, until a session ends well. */
    private static final class Heard implements SessionListener {
        private final List<String> all = new CopyOnWriteArrayList<>();
        private final CompletableFuture<SessionId> ended = new CompletableFuture<>();

        @Override
        public void changed(SessionInfo session) {
            all.add(session.id() + " " + session.status());
            if (session.status() == SessionStatus.STOPPED) {
                ended.complete(session.id());
            }
        }

        @Override
        public void recovered(List<SessionInfo> lost) {
            all.add("lost " + lost.stream().map(SessionInfo::id).toList());
        }
    }

    @Test
    void sessionThatTheDatabaseLostIsAdopted() throws Exception {
        SessionInfo started = start("echo ready; sleep 1000");
        awaitText(started, "ready");
        registry.close();
        repository = new MemorySessionRepository();

        registry = openRegistry(50);

        assertThat(registry.get(started.id()).status()).isEqualTo(SessionStatus.RUNNING);
        assertThat(registry.get(started.id()).command()).isEqualTo("sh");
    }

    @Test
    void failedStartLeavesNothingBehind() throws Exception {
        StartRequest request = request(List.of("no-such-command-here"), root.toString());

        assertThatThrownBy(() -> registry.start(request))
                .hasMessageContaining("no-such-command-here")
                .extracting(e -> ((PlatformException) e).code())
                .isEqualTo(SessionErrorCode.COMMAND_NOT_FOUND);
        assertThat(registry.list(SessionQuery.newest(5)).items()).isEmpty();
        assertThat(root.resolve("sessions")).isEmptyDirectory();
    }

    @Test
    void missingWorkingDirectoryIsAnErrorAndNeverAnother() {
        String missing = root.resolve("missing").toString();

        assertThatThrownBy(() -> registry.start(request(List.of("pwd"), missing)))
                .hasMessage("working directory does not exist: " + missing);
    }

    @Test
    void limitOfRunningSessionsHolds() throws Exception {
        registry.close();
        registry = openRegistry(1);
        SessionInfo first = start("sleep 1000");

        assertThatThrownBy(() -> start("true")).hasMessage("max running sessions limit reached (1)");
        registry.kill(first.id()).get(10, TimeUnit.SECONDS);
        assertThat(start("sleep 1000").status()).isEqualTo(SessionStatus.RUNNING);
    }

    @Test
    void stopIsNotAFailureWhateverTheExitCode() throws Exception {
        SessionInfo started = start("trap 'exit 9' INT; echo ready; while :; do sleep 0.05; done");
        awaitText(started, "ready");

        SessionInfo ended = registry.stop(started.id(), Duration.ofSeconds(6)).get(20, TimeUnit.SECONDS);

        assertThat(ended.status()).isEqualTo(SessionStatus.STOPPED);
        assertThat(ended.exitCode()).isEqualTo(9);
    }

    @Test
    void snapshotAndStreamMeetWithoutASeam() throws Exception {
        SessionInfo started = start("stty -echo; printf 'hello\\nworld'; read x");
        awaitText(started, "world");

        AttachGrant grant = registry.attach(started.id(), new AttachRequest(30, 100, false, true, "test"));

        assertThat(new String(grant.snapshot(), UTF_8)).contains("hello").contains("world");
        try (SessionOutput output = registry.output(started.id())) {
            assertThat(grant.offset()).isEqualTo(output.end());
        }
        SessionInfo now = registry.get(started.id());
        assertThat(List.of(now.rows(), now.columns())).containsExactly(30, 100);
    }

    @Test
    void tenThousandPlainLinesComeBackExactly() throws Exception {
        SessionInfo started = start("seq 10000");
        await(started);

        List<String> lines;
        try (SessionOutput output = registry.output(started.id())) {
            lines = output.render(new RenderRequest(20_000, 0, false));
        }

        assertThat(lines).hasSize(10_000).first().isEqualTo("1");
        assertThat(lines.get(9_999)).isEqualTo("10000");
    }

    @Test
    void lastFrameOfAFullScreenProgramOutlivesIt() throws Exception {
        SessionInfo started = start("printf '\\033[?1049h\\033[H\\033[2JLAST FRAME\\033[?1049l'");
        await(started);

        try (SessionOutput output = registry.output(started.id())) {
            assertThat(output.render(new RenderRequest(40, 0, false))).containsExactly("LAST FRAME");
        }
    }

    @Test
    void fullScreenProgramIsShownWithoutWhatLiesBeneath() throws Exception {
        SessionInfo started = start("echo beneath; printf '\\033[?1049h\\033[H\\033[2JABOVE'; read x");
        awaitText(started, "ABOVE");

        try (SessionOutput output = registry.output(started.id())) {
            assertThat(output.render(new RenderRequest(40, 0, false))).containsExactly("ABOVE");
        }
    }

    /** As it is while its host does not answer after a restart of the daemon: nothing is known of it, its end least of all. */
    @Test
    void inventsNoEndOfASessionWhoseHostCouldNotBeAskedYet() throws Exception {
        SessionInfo started = start("sleep 1000");
        try (SessionRegistry unsettled =
                new SessionRegistry(repository, new TestState(root), pools, HOST, limits(50))) {
            CompletableFuture<SessionInfo> end = unsettled.whenEnded(started.id());
            assertThat(end).isCompletedExceptionally();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    end::join,
                    () -> unsettled.kill(started.id()),
                    () -> unsettled.stop(started.id(), Duration.ofSeconds(1)),
                    () -> unsettled.input(started.id(), new byte[1], "test"))) {
                assertThatThrownBy(call).hasMessageContaining("its pty-host does not answer");
            }
        }
        assertThat(registry.get(started.id()).status()).isEqualTo(SessionStatus.RUNNING);
    }

    @Test
    void deletesAnEndedSessionAndRefusesARunningOne() throws Exception {
        SessionInfo running = start("sleep 1000");
        SessionInfo ended = await(start("true"));

        registry.delete(ended.id());

        assertThat(root.resolve("sessions").resolve(ended.id().value())).doesNotExist();
        assertThatThrownBy(() -> registry.get(ended.id())).hasMessage("session not found: " + ended.id());
        assertThatThrownBy(() -> registry.delete(running.id())).hasMessageContaining("stop it first");
    }

    private SessionRegistry openRegistry(int maxRunning) throws IOException {
        SessionRegistry opened = new SessionRegistry(repository, new TestState(root), pools, HOST, limits(maxRunning));
        opened.recover();
        return opened;
    }

    private static SessionLimits limits(int maxRunning) {
        return new SessionLimits(maxRunning, 1L << 30, 1L << 32, Duration.ofSeconds(15));
    }

    private SessionInfo start(String script) {
        return registry.start(request(List.of("sh", "-c", script), root.toString()));
    }

    private static StartRequest request(List<String> command, String cwd) {
        return new StartRequest(
                command, cwd, Map.of("PATH", System.getenv("PATH")), "a title", List.of("tag"), 24, 80, true);
    }

    private SessionInfo await(SessionInfo session) throws Exception {
        return registry.whenEnded(session.id()).get(20, TimeUnit.SECONDS);
    }

    private void awaitText(SessionInfo session, String wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try (SessionOutput output = registry.output(session.id())) {
            while (!text(session).contains(wanted)) {
                assertThat(System.nanoTime()).as("waiting for %s", wanted).isLessThan(deadline);
                output.await(output.end(), Duration.ofMillis(200));
            }
        }
    }

    private String text(SessionInfo session) {
        try (SessionOutput output = registry.output(session.id())) {
            ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            long offset = 0;
            for (int count = output.read(offset, bytes); count > 0; count = output.read(offset, bytes)) {
                offset += count;
            }
            return new String(bytes.array(), 0, bytes.position(), UTF_8);
        }
    }

    private record TestState(Path root) implements StateDirectory {
        @Override
        public Path run() {
            return root.resolve("run");
        }

        @Override
        public Path sessions() {
            return root.resolve("sessions");
        }

        @Override
        public Path database() {
            return root.resolve("db");
        }

        @Override
        public Path logs() {
            return root.resolve("logs");
        }
    }
}
