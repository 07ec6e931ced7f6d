// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One user's Ithaca: an installation, a state directory of its own, and its command line. */
final class Ithaca implements AutoCloseable {
    static final Duration SOON = PtyDriver.SOON;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path state;
    private final Path work;
    private final Map<String, String> environment;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Installation installation;

    Ithaca() {
        this(Installation.shared());
    }

    Ithaca(Installation installation) {
        this.installation = installation;
        try {
            // Short, since the path of a socket has about a hundred bytes at most.
            Path base = Files.createTempDirectory("ith");
            state = base.resolve("state");
            work = Files.createDirectory(base.resolve("work"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(k -> k.startsWith("ITHACA_") || k.startsWith("OLY_") || k.startsWith("TMUX"));
        environment.put("ITHACA_STATE_DIR", state.toString());
        environment.put(StateProcesses.MARK, state.toString());
        environment.put("JAVA_HOME", Installation.javaHome().toString());
        environment.put("TERM", "xterm-256color");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PS1", "$ ");
        environment.remove("ENV");
        environment.remove("BASH_ENV");
        configured("{}");
    }

    /** Writes {@code config.json} before the daemon is started; HTTP is at any free port unless it says otherwise. */
    Ithaca configured(String json) {
        try {
            ObjectNode settings = (ObjectNode) JSON.readTree(json);
            if (!settings.has("http_port")) {
                settings.put("http_port", 0);
            }
            Files.createDirectories(state);
            JSON.writeValue(state.resolve("config.json").toFile(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Ithaca started() {
        Commands.Result result = run("daemon", "start", "-d");
        if (result.exit() != 0) {
            throw new AssertionError("daemon start: " + result + "; its logs:\n" + daemonLogs());
        }
        return this;
    }

    /** From now on the command line and new daemons are those of another installation. */
    void upgradeTo(Installation other) {
        installation = other;
    }

    Path state() {
        return state;
    }

    /** Working directory of the commands. */
    Path work() {
        return work;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(installation.program().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    Commands.Result run(String... arguments) {
        return Commands.run(command(arguments), environment, work, new byte[0]);
    }

    Commands.Result runWithInput(String input, String... arguments) {
        return Commands.run(command(arguments), environment, work, input.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs a command that has to succeed; gives its standard output. */
    String must(String... arguments) {
        Commands.Result result = run(arguments);
        if (result.exit() != 0) {
            throw new AssertionError("ithaca " + String.join(" ", arguments) + ": " + result);
        }
        return result.out();
    }

    /** Starts a detached session; gives its id. */
    String start(String... command) {
        return must(Stream.concat(Stream.of("start", "-d"), Stream.of(command)).toArray(String[]::new))
                .strip();
    }

    String startShell(String script) {
        return start("sh", "-c", script);
    }

    /** Runs the command line in a terminal of 24 rows and 80 columns. */
    PtyDriver terminal(String... arguments) {
        PtyDriver driver = new PtyDriver(command(arguments), environment, work.toString(), 24, 80);
        opened.add(driver);
        return driver;
    }

    TmuxScreen screen(int rows, int columns, List<String> command) {
        TmuxScreen screen = new TmuxScreen(environment, work, rows, columns, command);
        opened.add(screen);
        return screen;
    }

    /** All sessions, by id, as {@code ls --json} gives them. */
    Map<String, JsonNode> sessions() {
        Map<String, JsonNode> sessions = new TreeMap<>();
        json(must("ls", "--json", "--limit", "1000"))
                .get("items")
                .forEach(s -> sessions.put(s.get("id").asText(), s));
        return sessions;
    }

    JsonNode session(String id) {
        JsonNode session = sessions().get(id);
        if (session == null) {
            throw new AssertionError("no session " + id + " in ls");
        }
        return session;
    }

    String status(String id) {
        return session(id).get("status").asText();
    }

    JsonNode awaitEnded(String id) {
        return awaitSession(id, s -> !s.get("ended_at").isNull());
    }

    JsonNode awaitSession(String id, Predicate<JsonNode> condition) {
        return await("session " + id)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> session(id), condition);
    }

    /** Waits until the log of a session shows a text. */
    String awaitLogs(String id, String text) {
        return await("logs of " + id)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> must("logs", id, "--tail", "1000"), logs -> logs.contains(text));
    }

    /** Waits until a program runs in some session: from then on it has its terminal. */
    void awaitProgram(String name) {
        await(name + " runs")
                .atMost(SOON)
                .until(() -> StateProcesses.of(state).stream()
                        .anyMatch(p -> p.info().command().orElse("").endsWith("/" + name)));
    }

    JsonNode daemonStatus() {
        return json(must("daemon", "status", "--json"));
    }

    long daemonPid() {
        return daemonStatus().get("pid").asLong();
    }

    /** SIGKILL, as the kernel's out-of-memory killer sends it; returns when the process is gone. */
    void killDaemon() {
        ProcessHandle daemon = ProcessHandle.of(daemonPid()).orElseThrow();
        daemon.destroyForcibly();
        await("the daemon's end")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !daemon.isAlive());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: <" + text + ">", e);
        }
    }

    String daemonLogs() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files =
                Files.exists(state.resolve("logs")) ? Files.list(state.resolve("logs")) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                all.append("== ").append(file.getFileName()).append('\n');
                all.append(text.substring(Math.max(0, text.length() - 4000))).append('\n');
            }
        } catch (IOException e) {
            all.append(e);
        }
        return all.toString();
    }

    /** Ends every process that names this state directory, children first losing their terminals; then removes it. */
    @Override
    public void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        List<ProcessHandle> ours = StateProcesses.of(state);
        ours.forEach(ProcessHandle::destroyForcibly);
        await("the end of daemon and hosts")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> ours.stream().noneMatch(ProcessHandle::isAlive));
        await("removal of the state directory")
                .atMost(SOON)
                .ignoreException(IOException.class)
                .until(() -> {
                    Installation.delete(state.getParent());
                    return true;
                });
    }
}
