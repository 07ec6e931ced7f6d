// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the daemon's JVM. The command line comes from the distribution at {@code ithaca.home}: class path from
 * {@code lib/boot} and {@code lib/jdk9plus}, options from {@code etc/daemon.vmoptions} (one a line, {@code #} comments,
 * <code>${ithaca.home}</code> and <code>${ithaca.state}</code> are replaced).
 */
final class DaemonLauncher {
    private static final long DEADLINE_NANOS = 60_000_000_000L;
    private static final long POLL_MILLIS = 20;
    private static final int SHOWN_LINES = 10;
    private static final long LEAST_SPACE = 1L << 20;

    /** What the kernel, and Java, take for the name of a socket, without that of the longest, a pty-host's. */
    private static final int LONGEST_PATH =
            (System.getProperty("os.name").startsWith("Mac") ? 102 : 106) - "/run/pty-host-12345678.sock".length();

    /** Karaf's exit code when another daemon holds the lock of the state directory. */
    private static final int LOST_RACE = 5;

    private final Path home;
    private final StateHome state;
    private final Map<String, String> environment;
    private List<String> properties = List.of();

    private DaemonLauncher(Path home, StateHome state, Map<String, String> environment) {
        this.home = home;
        this.state = state;
        this.environment = environment;
    }

    /** A launcher for the distribution that the client belongs to; null if it belongs to none. */
    static @Nullable DaemonLauncher of(StateHome state, Map<String, String> environment) {
        String home = System.getProperty("ithaca.home");
        return home == null ? null : new DaemonLauncher(Path.of(home).toAbsolutePath(), state, environment);
    }

    /** Options of this one start, which win over those of the installation. */
    DaemonLauncher with(List<String> systemProperties) {
        properties = List.copyOf(systemProperties);
        return this;
    }

    /** Runs the daemon with the client's own streams until it ends; returns its exit code. */
    int runInForeground() throws IOException, CliException {
        prepare();
        Process daemon = new ProcessBuilder(command())
                .inheritIO()
                .directory(state.root().toFile())
                .start();
        Signals.on("TERM", daemon::destroy);
        Signals.on("INT", daemon::destroy);
        try {
            return daemon.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            daemon.destroy();
            return CliException.RUNTIME;
        }
    }

    /** Starts the daemon in a session of its own and waits until it answers. */
    FrameChannel startInBackground() throws IOException, CliException {
        prepare();
        long end = System.nanoTime() + DEADLINE_NANOS;
        Process daemon = launch();
        while (System.nanoTime() - end < 0) {
            try {
                return FrameChannel.connect(state.socket());
            } catch (IOException e) {
                pause();
            }
            if (!daemon.isAlive() && daemon.exitValue() != LOST_RACE) {
                throw failed("the daemon ended before it was ready, with exit code " + daemon.exitValue());
            }
            if (!daemon.isAlive() && !Files.exists(state.socket())) {
                // The holder of the lock is starting, and will answer, or stopping, and leaves its place.
                daemon = launch();
            }
        }
        throw failed("the daemon failed to become ready in time");
    }

    private Process launch() throws IOException {
        List<String> command = command();
        String setsid = onPath("setsid", environment);
        if (setsid != null) {
            command.add(0, setsid);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(state.root().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.to(state.daemonOutput().toFile()))
                .redirectErrorStream(true);
        // A daemon that is started from inside a session is no part of that session, and must not end with it.
        builder.environment().remove("ITHACA_SESSION_ID");
        return builder.start();
    }

    private static void pause() throws CliException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted while the daemon was starting");
        }
    }

    private CliException failed(String what) throws IOException {
        Path output = state.daemonOutput();
        StringBuilder message = new StringBuilder("daemon is unavailable: ").append(what);
        message.append("; logs: ").append(output.getParent());
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (String line : lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())) {
            message.append("\n  ").append(line);
        }
        return new CliException(message.toString());
    }

    private void prepare() throws IOException, CliException {
        checkPath();
        for (String name : new String[] {"", "run", "logs", "etc", "plugins"}) {
            Path directory = state.root().resolve(name);
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        if (Files.getFileStore(state.root()).getUsableSpace() < LEAST_SPACE) {
            // The framework would come up half, unable to say why, and be waited for in vain.
            throw new CliException("the daemon cannot start: the disk that holds " + state.root()
                    + " is full; free some space there. Running sessions go on.");
        }
    }

    /** A daemon whose socket has no room for its name would be waited for in vain. */
    private void checkPath() throws CliException {
        int bytes = state.root().toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_PATH) {
            throw new CliException("the path of the state directory is too long: " + state.root() + " has " + bytes
                    + " bytes, of which at most " + LONGEST_PATH + " leave room for the names of sockets; set"
                    + " ITHACA_STATE_DIR to a shorter one");
        }
    }

    /** The whole command line of the daemon. */
    List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        addOptions(command);
        command.addAll(properties);
        command.add("-cp");
        command.add(classPath());
        command.add("org.apache.karaf.main.Main");
        return command;
    }

    private void addOptions(List<String> command) throws IOException {
        Path file = home.resolve("etc/daemon.vmoptions");
        for (String line : Files.readAllLines(file)) {
            String option = line.strip();
            if (!option.isEmpty() && option.charAt(0) != '#') {
                command.add(option.replace("${ithaca.home}", home.toString())
                        .replace("${ithaca.state}", state.root().toString()));
            }
        }
    }

    private String classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String folder : new String[] {"lib/boot", "lib/jdk9plus"}) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve(folder), "*.jar")) {
                for (Path jar : files) {
                    jars.add(jar.toString());
                }
            }
        }
        Collections.sort(jars);
        return String.join(File.pathSeparator, jars);
    }

    static @Nullable String onPath(String program, Map<String, String> environment) {
        String path = environment.get("PATH");
        for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
            Path file = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(file)) {
                return file.toString();
            }
        }
        return null;
    }
}
