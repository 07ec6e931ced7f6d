// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code daemon start|stop|restart|status|install}. */
final class DaemonCommands {
    private static final long STOP_NANOS = 60_000_000_000L;
    private static final long POLL_MILLIS = 20;

    private final StateHome state;
    private final Map<String, String> environment;

    DaemonCommands(StateHome state, Map<String, String> environment) {
        this.state = state;
        this.environment = environment;
    }

    int start(List<String> options) throws IOException, CliException {
        StartOptions start = StartOptions.parse(options);
        FrameChannel running = connect();
        if (running != null) {
            running.close();
            throw new CliException("daemon is already running");
        }
        if (start.mustAsk()) {
            NoAuth.confirm();
        }
        byte[] password = start.passwordFile() == null ? null : Passwords.read(start.passwordFile());
        if (start.detach()) {
            return startInBackground(start, password);
        }
        DaemonLauncher launcher = launcher(start);
        new LastStart(state).remember(start);
        if (password != null) {
            new PasswordHandover(state, environment, password).begin();
        }
        return launcher.runInForeground();
    }

    private int startInBackground(StartOptions start, byte @Nullable [] password) throws IOException, CliException {
        launcher(start).startInBackground().close();
        new LastStart(state).remember(start);
        Streams.out("Daemon started in background.\n");
        int code = password == null ? 0 : handOver(password);
        if (start.noHttp()) {
            Streams.out("HTTP:         disabled (--no-http)\n");
        } else {
            LocalCommands.onDaemon(FrameChannel.connect(state.socket()), List.of("__web"), environment);
        }
        Streams.out("ROOT:         " + state.root() + "\n");
        Streams.out("LOGS:         " + state.root().resolve("logs") + "\n");
        Streams.out("SESSIONS:     " + state.root().resolve("sessions") + "\n");
        return code;
    }

    /** The daemon runs whatever becomes of this, so that a bad password costs no start. */
    private int handOver(byte[] password) throws IOException, CliException {
        return new WebCommands(state, environment).setPassword(FrameChannel.connect(state.socket()), password);
    }

    int stop(List<String> words) throws IOException, CliException {
        FrameChannel running = connect();
        if (running == null) {
            throw new CliException("daemon is unavailable: nothing answers at " + state.socket());
        }
        int code = LocalCommands.onDaemon(running, words, environment);
        return code == 0 ? awaitEnd() : code;
    }

    int restart(List<String> options) throws IOException, CliException {
        if (!options.isEmpty()) {
            throw usage("daemon restart", options.get(0), "--help");
        }
        // Before anything ends: what the options name may be gone.
        StartOptions last = new LastStart(state).recall();
        FrameChannel running = connect();
        if (running != null) {
            int code = LocalCommands.onDaemon(running, List.of("daemon", "stop"), environment);
            if (code != 0) {
                return code;
            }
            awaitEnd();
        }
        return startInBackground(last, null);
    }

    int status(List<String> words) throws IOException, CliException {
        FrameChannel running = connect();
        if (running != null) {
            return LocalCommands.onDaemon(running, words, environment);
        }
        if (words.contains("--json")) {
            Streams.out("{\n  \"running\": false\n}\n");
        }
        Streams.err("Daemon is not running.");
        return 0;
    }

    int install(List<String> options) throws IOException, CliException {
        if (!options.isEmpty()) {
            throw usage("daemon install", options.get(0), "--help");
        }
        List<String> lasting = new LastStart(state).recall().lasting();
        Path unit = new SystemdUnit(state, environment).write(lasting);
        Streams.out("Wrote " + unit + "\n"
                + (lasting.isEmpty()
                        ? ""
                        : "It starts the daemon as it was started last: " + String.join(" ", lasting) + "\n")
                + "\nNext:\n"
                + (isRunning() ? "  ithaca daemon stop            # the unit starts it anew; the sessions go on\n" : "")
                + "  systemctl --user daemon-reload\n"
                + "  systemctl --user enable --now ithaca\n"
                + "  loginctl enable-linger        # to keep it without a login\n\n"
                + "Stopping or restarting the unit leaves the sessions running.\n");
        return 0;
    }

    private boolean isRunning() throws IOException {
        FrameChannel running = connect();
        if (running == null) {
            return false;
        }
        running.close();
        return true;
    }

    private @Nullable FrameChannel connect() {
        try {
            return FrameChannel.connect(state.socket());
        } catch (IOException e) {
            return null;
        }
    }

    /** The daemon removes its socket, then its pid file when it is really done. */
    private int awaitEnd() throws CliException, IOException {
        long end = System.nanoTime() + STOP_NANOS;
        Path pid = state.root().resolve("run/pid");
        while (Files.exists(state.socket()) || isAlive(pid)) {
            if (System.nanoTime() - end > 0) {
                throw new CliException("the daemon was told to stop and has not ended yet; logs: "
                        + state.root().resolve("logs"));
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return CliException.RUNTIME;
            }
        }
        return 0;
    }

    private static boolean isAlive(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        try {
            long pid = Long.parseLong(
                    new String(Files.readAllBytes(pidFile), java.nio.charset.StandardCharsets.US_ASCII).trim());
            return ProcessHandle.of(pid).isPresent();
        } catch (NumberFormatException | java.nio.file.NoSuchFileException e) {
            return false;
        }
    }

    private DaemonLauncher launcher(StartOptions start) throws CliException {
        DaemonLauncher launcher = DaemonLauncher.of(state, environment);
        if (launcher == null) {
            throw new CliException("the system property ithaca.home is not set: start the client by its script");
        }
        return launcher.with(start.systemProperties());
    }

    private static CliException usage(String command, String option, String possible) {
        return new CliException(
                "unknown option " + option + " for " + command + "; possible: " + possible, CliException.USAGE, null);
    }
}
