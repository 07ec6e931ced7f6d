// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the client does itself, mostly because there may be no daemon: help, completion scripts and the daemon's own life. */
final class LocalCommands {
    private final List<String> words;
    private final StateHome state;
    private final Map<String, String> environment;

    LocalCommands(String[] words, StateHome state, Map<String, String> environment) {
        this.words = Arrays.asList(words);
        this.state = state;
        this.environment = environment;
    }

    /** Whether the client itself answers; cheap, since it is asked for every command. */
    static boolean handles(String[] words) {
        if (words.length == 0) {
            return true;
        }
        return switch (words[0]) {
            case "--help", "-h", "help", "--version", "-V", "completion", "daemon" -> true;
            default -> helpOf(Arrays.asList(words)) > 0;
        };
    }

    /** How many words name the command that is asked to explain itself, 0 if none is: behind others it may be anything. */
    private static int helpOf(List<String> words) {
        if (words.size() > 1 && isHelp(words.get(1))) {
            return 1;
        }
        boolean second = words.size() > 2 && isHelp(words.get(2));
        return second && Resources.exists(page(words.subList(0, 2))) ? 2 : 0;
    }

    private static boolean isHelp(String word) {
        return "--help".equals(word) || "-h".equals(word);
    }

    private static String page(List<String> command) {
        return "help/" + String.join("-", command) + ".txt";
    }

    int run() throws IOException, CliException {
        if (words.isEmpty()) {
            Streams.err(Resources.text("help/overview.txt").stripTrailing());
            return CliException.USAGE;
        }
        return switch (words.get(0)) {
            case "--version", "-V" -> print("ithaca " + Release.VERSION + "\n");
            case "completion" -> completion();
            case "daemon" -> daemon();
            case "help" -> help(words.subList(1, words.size()));
            case "--help", "-h" -> help(List.of());
            default -> help(words.subList(0, helpOf(words)));
        };
    }

    private int help(List<String> command) throws IOException, CliException {
        if (command.isEmpty()) {
            return print(Resources.text("help/overview.txt"));
        }
        if (!Resources.exists(page(command))) {
            throw Resources.unknownCommand(command);
        }
        return print(Resources.text(page(command)));
    }

    private int completion() throws IOException, CliException {
        String shell = words.size() == 2 ? words.get(1) : "";
        return switch (shell) {
            case "bash", "zsh", "fish" -> print(Resources.text("completion." + shell));
            case "--help", "-h" -> help(words.subList(0, 1));
            default ->
                throw new CliException(
                        "unknown shell '" + shell + "'; possible: ithaca completion bash|zsh|fish",
                        CliException.USAGE,
                        null);
        };
    }

    private int daemon() throws IOException, CliException {
        String verb = words.size() > 1 ? words.get(1) : "";
        List<String> options = words.subList(Math.min(2, words.size()), words.size());
        if (options.contains("--help") || options.contains("-h")) {
            return help(words.subList(0, 2));
        }
        DaemonCommands daemon = new DaemonCommands(state, environment);
        return switch (verb) {
            case "start" -> daemon.start(options);
            case "stop" -> daemon.stop(words);
            case "restart" -> daemon.restart(options);
            case "status" -> daemon.status(words);
            case "install" -> daemon.install(options);
            default ->
                throw new CliException(
                        (verb.isEmpty() ? "'daemon' needs a command" : "unknown command 'daemon " + verb + "'")
                                + "; possible: daemon start, daemon stop, daemon restart, daemon status, daemon install",
                        CliException.USAGE,
                        null);
        };
    }

    private static int print(String text) throws IOException {
        Streams.out(text);
        return 0;
    }

    /** Runs the words on a daemon that is there. */
    static int onDaemon(FrameChannel daemon, List<String> words, Map<String, String> environment)
            throws IOException, CliException {
        return new CommandClient(daemon, words.toArray(new String[0]), environment).run();
    }
}
