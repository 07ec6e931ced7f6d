// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.IOException;
import java.util.Map;

/** Entry of the client. */
public final class Main {
    private static final int BROKEN_PIPE = 141;

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] words) {
        int code;
        try {
            code = run(words);
        } catch (CliException e) {
            Streams.err("error: " + e.getMessage());
            code = e.exitCode();
        } catch (BrokenPipe e) {
            code = BROKEN_PIPE;
        } catch (IOException e) {
            Streams.err("error: " + e.getMessage());
            code = CliException.RUNTIME;
        }
        System.exit(code);
    }

    private static int run(String[] words) throws CliException, IOException {
        Map<String, String> environment = System.getenv();
        StateHome state = StateHome.of(environment);
        if (LocalCommands.handles(words)) {
            return new LocalCommands(words, state, environment).run();
        }
        FrameChannel daemon = connect(words, state, environment);
        if (daemon == null) {
            return 0;
        }
        if (UnseenAnswer.handles(words)) {
            return UnseenAnswer.run(daemon, words, environment);
        }
        return "web".equals(words[0]) && WebCommands.handles(words)
                ? new WebCommands(state, environment).run(daemon, words)
                : new CommandClient(daemon, words, environment).run();
    }

    private static FrameChannel connect(String[] words, StateHome state, Map<String, String> environment)
            throws CliException, IOException {
        try {
            return FrameChannel.connect(state.socket());
        } catch (IOException e) {
            return new Absent(words, state, environment, e).startDaemon();
        }
    }
}
