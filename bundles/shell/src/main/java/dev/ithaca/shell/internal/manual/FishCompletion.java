// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import java.util.List;

/** Writes the completion script for fish. */
public final class FishCompletion {
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
        script.append("complete -c ithaca -f\n");
        script.append("complete -c ithaca -n __fish_use_subcommand -s h -l help -d 'Print help'\n");
        script.append("complete -c ithaca -n __fish_use_subcommand -s V -l version -d 'Print the version'\n");
        for (CommandSpec command : words.commands()) {
            if (!command.words().contains(" ")) {
                script.append("complete -c ithaca -n __fish_use_subcommand -a ")
                        .append(command.words())
                        .append(" -d ")
                        .append(quote(command.command().description()))
                        .append('\n');
            }
        }
        words.groups().forEach(this::group);
        words.commands().forEach(this::command);
        return script.toString();
    }

    private void group(String group) {
        script.append("complete -c ithaca -n __fish_use_subcommand -a ")
                .append(group)
                .append('\n');
        List<CommandSpec> members = words.members(group);
        List<String> seconds = members.stream()
                .map(member -> member.words().substring(group.length() + 1))
                .toList();
        for (int i = 0; i < members.size(); i++) {
            script.append("complete -c ithaca -n '__fish_seen_subcommand_from ")
                    .append(group)
                    .append("; and not __fish_seen_subcommand_from ")
                    .append(String.join(" ", seconds))
                    .append("' -a ")
                    .append(seconds.get(i))
                    .append(" -d ")
                    .append(quote(members.get(i).command().description()))
                    .append('\n');
        }
    }

    private void command(CommandSpec command) {
        List<String> parts = command.path();
        StringBuilder condition = new StringBuilder("__fish_seen_subcommand_from ").append(parts.get(0));
        if (parts.size() > 1) {
            condition.append("; and __fish_seen_subcommand_from ").append(parts.get(1));
        } else if (isSecondWord(parts.get(0))) {
            condition.append("; and not __fish_seen_subcommand_from ").append(String.join(" ", words.groups()));
        }
        String prefix = "complete -c ithaca -n '" + condition + "'";
        command.parameters().options().forEach(option -> option(prefix, option));
        if (command.manual().optionsUntil() == 1) {
            script.append(prefix).append(" -a '(__fish_complete_subcommand)'\n");
        } else if (Words.takesIds(command)) {
            script.append(prefix).append(" -k -a '(ithaca __complete ids 2>/dev/null)'\n");
        } else if (!Words.argumentValues(command).isEmpty()) {
            script.append(prefix)
                    .append(" -a ")
                    .append(quote(String.join(" ", Words.argumentValues(command))))
                    .append('\n');
        }
    }

    private boolean isSecondWord(String word) {
        return words.commands().stream().anyMatch(command -> command.words().endsWith(" " + word));
    }

    private void option(String prefix, OptionField option) {
        script.append(prefix);
        for (String name : Words.names(option)) {
            script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (!option.isFlag()) {
            List<String> values = Words.values(option.completion());
            script.append(Words.isDirectory(option) ? " -r -a '(__fish_complete_directories)'" : " -x");
            if (!values.isEmpty()) {
                script.append(" -a ").append(quote(String.join(" ", values)));
            }
        }
        script.append(" -d ").append(quote(option.option().description())).append('\n');
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
