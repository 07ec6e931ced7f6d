// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.session.api.HostInfo;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.session.internal.registry.MemorySessionRepository;
import dev.ithaca.session.internal.registry.SessionLimits;
import dev.ithaca.session.internal.registry.SessionRegistry;
import dev.ithaca.session.internal.registry.TestPools;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Real programs in a real pty-host, and guarded input into them. */
final class LiveSessions implements AutoCloseable {
    private static final int SECONDS = 30;

    private final Path root;
    private final TestPools pools = new TestPools();
    private final SessionRegistry registry;

    LiveSessions(Path root) throws IOException {
        this.root = root;
        for (String folder : List.of("run", "sessions", "logs", "db")) {
            Files.createDirectories(root.resolve(folder));
        }
        registry = new SessionRegistry(
                new MemorySessionRepository(),
                new State(root),
                pools,
                Path.of(System.getProperty("ithaca.host.home")),
                new SessionLimits(500, 1L << 30, 1L << 36, Duration.ofSeconds(15)));
        registry.recover();
    }

    SessionRegistry registry() {
        return registry;
    }

    SessionInput input() {
        return registry.guardedInput();
    }

    SessionId start(String... command) {
        Map<String, String> environment =
                Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8", "HOME", root.toString());
        return registry.start(new StartRequest(
                        List.of(command), root.toString(), environment, null, List.of(), 24, 80, false))
                .id();
    }

    /** Starts a script of the tests' resources with python. */
    SessionId python(String script, String... arguments) throws IOException {
        Path file = root.resolve(script);
        if (!Files.exists(file)) {
            try (InputStream in = LiveSessions.class.getResourceAsStream(script)) {
                Files.write(file, in.readAllBytes());
            }
        }
        List<String> command = new ArrayList<>(List.of("python3", "-S", file.toString()));
        command.addAll(List.of(arguments));
        return start(command.toArray(String[]::new));
    }

    static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "-c", "import termios").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    ScreenFence fence(SessionId id) {
        return get(input().fence(id));
    }

    InputReceipt submit(SessionId id, String text, Duration deadline) {
        return get(input().submit(id, submitting(text).withDeadline(deadline)));
    }

    static InputRequest submitting(String text) {
        return InputRequest.submitting(text.getBytes(StandardCharsets.UTF_8), "test");
    }

    static InputRequest typing(String text) {
        return InputRequest.typing(text.getBytes(StandardCharsets.UTF_8), "test");
    }

    /** A result, or the exception that says why not. */
    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlatformException platform) {
                throw platform;
            }
            throw new AssertionError(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    ScreenView screen(SessionId id) throws InterruptedException {
        try (SessionOutput output = registry.output(id)) {
            return output.screen(SessionOutput.NOW, 0);
        }
    }

    ScreenView awaitScreen(SessionId id, Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (SessionOutput output = registry.output(id)) {
            while (true) {
                ScreenView view = output.screen(SessionOutput.NOW, 0);
                String text = String.join("\n", view.lines()).stripTrailing();
                if (wanted.test(text)) {
                    return view;
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("still shown:\n" + text);
                }
                output.await(view.offset(), Duration.ofMillis(20));
            }
        }
    }

    @Override
    public void close() {
        for (SessionInfo session : registry.list(SessionQuery.newest(1000)).items()) {
            get(registry.kill(session.id()));
        }
        for (HostInfo host : registry.hosts()) {
            ProcessHandle.of(host.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        registry.close();
        pools.close();
    }

    private record State(Path root) implements StateDirectory {
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
