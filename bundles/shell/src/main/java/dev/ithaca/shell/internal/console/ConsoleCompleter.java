// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.console;

import dev.ithaca.shell.internal.command.Candidates;
import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.Parameters.ArgumentField;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import dev.ithaca.shell.internal.command.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Completes one command's name, options, values and ids. */
final class ConsoleCompleter implements Completer {
    private final CommandSpec spec;
    private final boolean scoped;
    private final Services services;

    ConsoleCompleter(CommandSpec spec, boolean scoped, Services services) {
        this.spec = spec;
        this.scoped = scoped;
        this.services = services;
    }

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        String typed = line.getCursorArgument() == null
                ? ""
                : line.getCursorArgument().substring(0, line.getArgumentPosition());
        possible(line, typed).stream().filter(one -> one.startsWith(typed)).forEach(candidates::add);
        return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }

    private List<String> possible(CommandLine line, String typed) {
        String name = spec.command().name();
        String whole = spec.command().scope() + ":" + name;
        int index = line.getCursorArgumentIndex();
        if (index == 0) {
            return scoped ? List.of(name) : List.of(whole, name);
        }
        String first = line.getArguments()[0];
        if (!first.equals(name) && !first.equals(whole)) {
            return List.of();
        }
        Optional<OptionField> option =
                spec.parameters().option(line.getArguments()[index - 1]).filter(one -> !one.isFlag());
        if (option.isPresent()) {
            return values(option.get().completion(), typed);
        }
        if (typed.startsWith("-")) {
            List<String> names = new ArrayList<>();
            spec.parameters().options().forEach(one -> names.add(one.option().name()));
            names.add("--help");
            return names;
        }
        List<ArgumentField> arguments = spec.parameters().arguments();
        return arguments.isEmpty() ? List.of() : values(arguments.get(0).completion(), typed);
    }

    private List<String> values(@Nullable Completion completion, String typed) {
        if (completion == null) {
            return List.of();
        }
        String kind = Candidates.kind(completion);
        if (kind.isEmpty()) {
            return List.of(completion.values());
        }
        return Candidates.of(kind, typed, services).stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }
}
