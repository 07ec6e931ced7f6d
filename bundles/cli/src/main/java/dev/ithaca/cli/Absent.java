// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No daemon answers: starts one for a command that exists, unless the command is a completion. */
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
        if (!Resources.isCommand(words[0])) {
            throw Resources.unknownCommand(words[0]);
        }
        DaemonLauncher launcher = DaemonLauncher.of(state, environment);
        if (launcher == null) {
            throw new CliException("daemon is unavailable: " + state.socket() + ": " + reason.getMessage());
        }
        Streams.err("ithaca: starting the daemon ...");
        return launcher.startInBackground();
    }
}
