// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.HostProtocol;
import dev.ithaca.wire.host.HostProtocol.Role;
import dev.ithaca.wire.host.HostProtocol.Welcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real host process on a state directory of its own, ended with everything it started when closed. */
public final class HostRun implements AutoCloseable {
    static final String BUILD = "test-build";

    private final Path state;
    private final Path socket;
    private final Process process;

    private HostRun(Path state, Process process, Path socket) {
        this.state = state;
        this.process = process;
        this.socket = socket;
    }

    /** Starts a host with the options that the product uses, and more. */
    public static HostRun start(String... jvmOptions) {
        return start(List.of(), 0, jvmOptions);
    }

    /** Starts a host with more arguments, and that many descriptors if not 0. */
    static HostRun start(List<String> arguments, int descriptors, String... jvmOptions) {
        try {
            Path state = Files.createTempDirectory("ithaca-host");
            Path socket = Files.createDirectory(state.resolve("run")).resolve("pty-host-t.sock");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("@" + Path.of("src/main/host/host.vmoptions").toAbsolutePath());
            for (String opened : List.of("java.io", "sun.nio.ch")) {
                command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
            }
            command.addAll(List.of(jvmOptions));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), HostMain.class.getName()));
            command.addAll(List.of("--socket", socket.toString(), "--build", BUILD));
            command.addAll(arguments);
            Process process = new ProcessBuilder(limited(command, descriptors))
                    .redirectErrorStream(true)
                    .redirectOutput(state.resolve("start.log").toFile())
                    .start();
            HostRun run = new HostRun(state, process, socket);
            run.awaitReady();
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> limited(List<String> command, int descriptors) {
        if (descriptors == 0) {
            return command;
        }
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + descriptors + "; exec \"$@\"", "sh"));
        limited.addAll(command);
        return limited;
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (FrameChannel channel = connect(Role.CONTROL)) {
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IOException("no host: " + log(), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Connects, and is welcomed. */
    FrameChannel connect(Role role) throws IOException {
        FrameChannel channel = FrameChannel.connect(socket);
        try {
            channel.send(new HostProtocol.Hello(HostProtocol.VERSION, role).frame());
            ByteBuffer payload = channel.receive();
            if (payload == null) {
                throw new IOException("closed before the welcome");
            }
            Welcome.read(channel.type(), payload);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public ControlClient control() {
        try {
            return new ControlClient(connect(Role.CONTROL), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path socket() {
        return socket;
    }

    public Path sessionDirectory(String session) {
        return state.resolve("sessions").resolve(session);
    }

    public long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    /** What the host has written to its own log. */
    String log() throws IOException {
        Path file = state.resolve("logs/pty-host-t.log");
        return (Files.exists(file) ? Files.readString(file) : "") + Files.readString(state.resolve("start.log"));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
