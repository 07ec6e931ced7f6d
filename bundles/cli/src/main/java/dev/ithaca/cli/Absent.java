// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No daemon answers: starts one, with the options of the last one, for a command that exists, unless that is a completion. */
final class Absent {
    private final String[] words;
    private final StateHome state;
    private final Map<String, String> environment;
    private final IOException reason;

    Absent(String[] words, StateHome state, Map<String, String> environment, IOException reason) {
        this.words = words;
        this.state = state;
        this.environment = environment;
        this.reason = reason;
    }

    /** The connection to the new daemon; null if the command is to end without a word. */
    @Nullable
    FrameChannel startDaemon() throws IOException, CliException {
        if ("__complete".equals(words[0])) {
            return null;
        }
        List<String> line = List.of(words);
        if (!Resources.isCommand(line)) {
            throw Resources.unknownCommand(line);
        }
        DaemonLauncher launcher = DaemonLauncher.of(state, environment);
        if (launcher == null) {
            throw new CliException("daemon is unavailable: " + state.socket() + ": " + reason.getMessage());
        }
        StartOptions last = new LastStart(state).recall();
        String options = String.join(" ", last.lasting());
        Streams.err("ithaca: starting the daemon " + (options.isEmpty() ? "..." : "as the last time: " + options));
        return launcher.with(last.systemProperties()).startInBackground();
    }
}
