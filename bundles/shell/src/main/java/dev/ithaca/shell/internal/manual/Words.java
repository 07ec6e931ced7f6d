// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import dev.ithaca.shell.internal.command.Candidates;
import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Completion;
import org.jspecify.annotations.Nullable;

/** What can stand where on a command line, for the completion scripts. */
final class Words {
    private final List<CommandSpec> commands;

    Words(List<CommandSpec> commands) {
        this.commands = commands.stream().filter(command -> !command.isHidden()).toList();
    }

    List<CommandSpec> commands() {
        return commands;
    }

    /** First words, each once. */
    Set<String> firstWords() {
        Set<String> words = new LinkedHashSet<>();
        commands.forEach(command -> words.add(command.path().get(0)));
        return words;
    }

    /** Whether a word is a command by itself. */
    boolean isCommand(String word) {
        return commands.stream().anyMatch(command -> command.words().equals(word));
    }

    /** First words that can have a second one. */
    Set<String> groups() {
        Set<String> words = new LinkedHashSet<>();
        commands.stream()
                .filter(command -> command.words().contains(" "))
                .forEach(command -> words.add(command.path().get(0)));
        return words;
    }

    /** What the first word is about. */
    String describe(String first) {
        return commands.stream()
                .filter(command -> command.words().equals(first))
                .map(command -> command.command().description())
                .findFirst()
                .orElseGet(() -> members(first).stream()
                        .map(member -> member.words().substring(first.length() + 1))
                        .collect(Collectors.joining(", ")));
    }

    /** The commands of a group, by their second words. */
    List<CommandSpec> members(String group) {
        return commands.stream()
                .filter(command -> command.words().startsWith(group + " "))
                .toList();
    }

    static List<String> names(OptionField option) {
        List<String> names = new ArrayList<>(List.of(option.option().aliases()));
        names.add(option.option().name());
        return names;
    }

    /** All option names of a command with that of help. */
    static List<String> optionNames(CommandSpec command) {
        List<String> names = new ArrayList<>();
        command.parameters().options().forEach(option -> names.addAll(names(option)));
        names.add("--help");
        return names;
    }

    /** The values that an option or argument can have, if they are few and known. */
    static List<String> values(@Nullable Completion completion) {
        return completion == null ? List.of() : List.of(completion.values());
    }

    static boolean isDirectory(OptionField option) {
        return "--cwd".equals(option.option().name());
    }

    static boolean takesIds(CommandSpec command) {
        return !idKind(command).isEmpty();
    }

    /** What {@code __complete} calls the ids that a command takes; empty if it takes none. */
    static String idKind(CommandSpec command) {
        return command.parameters().arguments().stream()
                .map(argument -> Candidates.kind(argument.completion()))
                .filter(kind -> !kind.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The values that a command's first argument can have, if they are few and known. */
    static List<String> argumentValues(CommandSpec command) {
        return command.parameters().arguments().isEmpty()
                ? List.of()
                : values(command.parameters().arguments().get(0).completion());
    }
}
