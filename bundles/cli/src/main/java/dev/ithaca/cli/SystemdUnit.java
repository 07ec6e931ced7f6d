// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The systemd user unit of the daemon; {@code KillMode=process} lets the pty-hosts and their sessions live on. */
final class SystemdUnit {
    private final StateHome state;
    private final Map<String, String> environment;

    SystemdUnit(StateHome state, Map<String, String> environment) {
        this.state = state;
        this.environment = environment;
    }

    /** Replaces the unit: it starts the daemon with {@code options}. */
    Path write(List<String> options) throws IOException, CliException {
        String home = System.getProperty("ithaca.home");
        if (home == null) {
            throw new CliException("the system property ithaca.home is not set: start the client by its script");
        }
        String config = environment.get("XDG_CONFIG_HOME");
        Path base = config == null || config.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config")
                : Path.of(config);
        Path unit = base.resolve("systemd/user/ithaca.service");
        Files.createDirectories(unit.getParent());
        Files.write(unit, text(Path.of(home).toAbsolutePath(), options).getBytes(StandardCharsets.UTF_8));
        return unit;
    }

    /** The file's text. */
    String text(Path home, List<String> options) {
        String start = Stream.concat(
                        Stream.of(home.resolve("bin/ithaca").toString(), "daemon", "start", "--detach"),
                        options.stream())
                .map(word -> quote(word.replace("$", "$$")))
                .collect(Collectors.joining(" "));
        return "[Unit]\n"
                + "Description=Ithaca: terminal sessions that outlive their terminal\n\n"
                + "[Service]\n"
                + "# Started when it answers: commands that come at once must not start a daemon of their own.\n"
                + "Type=forking\n"
                + "PIDFile=" + state.root().resolve("run/pid").toString().replace("%", "%%") + "\n"
                + "Environment=" + quote("ITHACA_STATE_DIR=" + state.root()) + "\n"
                + "Environment=" + quote("JAVA_HOME=" + System.getProperty("java.home")) + "\n"
                + "ExecStart=" + start + "\n"
                + "# Only the daemon is stopped: the pty-hosts and their sessions go on.\n"
                + "KillMode=process\n"
                + "Restart=on-failure\n"
                + "SuccessExitStatus=143\n\n"
                + "[Install]\n"
                + "WantedBy=default.target\n";
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }
}
