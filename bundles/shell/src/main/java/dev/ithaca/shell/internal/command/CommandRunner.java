// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;

/** Runs command lines: finds the command, fills its Action, executes it and maps what went wrong. Thread safe. */
public final class CommandRunner {
    private static final int INTERRUPTED = 130;

    private final List<CommandSpec> commands;
    private final Services services;

    public CommandRunner(List<CommandSpec> commands, Services services) {
        this.commands = List.copyOf(commands);
        this.services = services;
    }

    public List<CommandSpec> commands() {
        return commands;
    }

    /** Runs what stood behind {@code ithaca}. */
    public int run(List<String> words, Caller caller) {
        return report(caller, () -> {
            if (words.isEmpty()) {
                caller.err().print(HelpText.overview(commands));
                return 2;
            }
            String first = words.get(0);
            if ("--help".equals(first) || "-h".equals(first) || "help".equals(first)) {
                caller.out().print(help(words.subList(1, words.size())));
                return 0;
            }
            CommandSpec spec = find(words);
            return execute(spec, words.subList(spec.path().size(), words.size()), caller);
        });
    }

    /** Runs one command with the words behind its name. */
    public int run(CommandSpec spec, List<String> words, Caller caller) {
        return report(caller, () -> execute(spec, words, caller));
    }

    private int execute(CommandSpec spec, List<String> words, Caller caller) throws Exception {
        Action action = spec.create().apply(new CommandContext(caller, services));
        if (!ArgumentBinder.bind(spec, action, words)) {
            caller.out().print(HelpText.of(spec));
            return 0;
        }
        return action.execute() instanceof Integer code ? code : 0;
    }

    private String help(List<String> words) {
        return words.isEmpty() ? HelpText.overview(commands) : HelpText.of(find(words));
    }

    private CommandSpec find(List<String> words) {
        String one = words.get(0);
        String two = words.size() > 1 ? one + " " + words.get(1) : one;
        // The longer name first: "web" is a command, and "web password" is another.
        for (String name : List.of(two, one)) {
            for (CommandSpec spec : commands) {
                if (spec.words().equals(name)) {
                    return spec;
                }
            }
        }
        List<String> inGroup = commands.stream()
                .map(CommandSpec::words)
                .filter(each -> each.startsWith(one + " "))
                .toList();
        if (!inGroup.isEmpty()) {
            throw ShellErrorCode.usage(
                    (words.size() > 1 ? "unknown command '" + two + "'" : "'" + one + "' needs a command")
                            + "; possible: " + String.join(", ", inGroup));
        }
        throw ShellErrorCode.usage("unknown command '" + one + "'; possible: "
                + commands.stream()
                        .filter(each -> !each.isHidden())
                        .map(CommandSpec::words)
                        .collect(Collectors.joining(", ")));
    }

    private static int report(Caller caller, Run run) {
        try {
            return run.run();
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } catch (Exception e) { // whatever a command throws ends that command only
            if (e instanceof PlatformException && Thread.interrupted()) {
                return INTERRUPTED;
            }
            ErrorReport report = ErrorReport.of(e);
            caller.err().println(report.message());
            return report.exitCode();
        }
    }

    private interface Run {
        int run() throws Exception;
    }
}
