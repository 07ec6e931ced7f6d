// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the completion script for fish. */
public final class FishCompletion {
    private static final String FUNCTIONS = """
            # Whether the words behind ithaca begin with these.
            function __ithaca_in
                set -l words (commandline -opc)
                set -e words[1]
                for i in (seq (count $argv))
                    test "$words[$i]" = "$argv[$i]"; or return 1
                end
            end

            # Whether the cursor is at the word of this number behind ithaca.
            function __ithaca_at
                test (count (commandline -opc)) -eq $argv[1]
            end

            # The words behind a first word and its options; the arguments are the options that take a value.
            function __ithaca_rest
                set -l words (commandline -opc)
                set -e words[1..2]
                while set -q words[1]; and string match -q -- '-*' $words[1]
                    contains -- $words[1] $argv; and set -e words[1]
                    set -e words[1]
                end
                test (count $words) -eq 0; or string escape -- $words
            end

            # What completes the command that a first word and its options are followed by.
            function __ithaca_command
                set -l words (__ithaca_rest $argv)
                if set -q words[1]; or not string match -q -- '-*' (commandline -ct)
                    complete -C (string join ' ' -- $words (commandline -ct))
                end
            end

            """;

    private final Words words;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(Words words) {
        this.words = words;
    }

    public static String of(List<CommandSpec> commands) {
        return new FishCompletion(new Words(commands)).write();
    }

    private String write() {
        script.append("# fish completion for ithaca; load it with: ithaca completion fish | source\n\n");
        script.append(FUNCTIONS).append("complete -c ithaca -f\n");
        line("__ithaca_at 1", "-s h -l help -d 'Print help'");
        line("__ithaca_at 1", "-s V -l version -d 'Print the version'");
        for (String first : words.firstWords()) {
            line("__ithaca_at 1", "-a " + first + " -d " + quote(words.describe(first)));
        }
        words.groups().forEach(this::group);
        words.commands().forEach(this::command);
        return script.toString();
    }

    private void line(String condition, String rest) {
        script.append("complete -c ithaca -n ")
                .append(quote(condition))
                .append(' ')
                .append(rest)
                .append('\n');
    }

    private void group(String group) {
        for (CommandSpec member : words.members(group)) {
            line(
                    "__ithaca_at 2; and __ithaca_in " + group,
                    "-a " + member.words().substring(group.length() + 1) + " -d "
                            + quote(member.command().description()));
        }
    }

    private void command(CommandSpec command) {
        String condition = "__ithaca_in " + command.words();
        if (words.groups().contains(command.words())) {
            condition += words.members(command.words()).stream()
                    .map(member -> "; and not __ithaca_in " + member.words())
                    .collect(Collectors.joining());
        }
        boolean startsAnother = command.manual().optionsUntil() == 1;
        String valued = command.parameters().options().stream()
                .filter(option -> !option.isFlag())
                .flatMap(option -> Words.names(option).stream())
                .collect(Collectors.joining(" "));
        String own =
                startsAnother ? condition + "; and not count (__ithaca_rest " + valued + ") >/dev/null" : condition;
        command.parameters().options().forEach(option -> line(own, option(option)));
        line(own, "-s h -l help -d 'Print help'");
        if (startsAnother) {
            line(condition, "-a " + quote("(__ithaca_command " + valued + ")"));
        } else if (Words.takesIds(command)) {
            line(condition, "-k -a '(ithaca __complete " + Words.idKind(command) + " 2>/dev/null)'");
        } else if (!Words.argumentValues(command).isEmpty()) {
            line(condition, "-a " + quote(String.join(" ", Words.argumentValues(command))));
        }
    }

    private static String option(OptionField option) {
        StringBuilder line = new StringBuilder();
        for (String name : Words.names(option)) {
            line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (!option.isFlag()) {
            List<String> values = Words.values(option.completion());
            line.append("-x ");
            if (Words.isDirectory(option)) {
                line.append("-a '(__fish_complete_directories)' ");
            } else if (!values.isEmpty()) {
                line.append("-a ").append(quote(String.join(" ", values))).append(' ');
            }
        }
        return line + "-d " + quote(option.option().description());
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
