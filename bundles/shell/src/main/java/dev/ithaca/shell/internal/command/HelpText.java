// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.command.Parameters.ArgumentField;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import java.util.ArrayList;
import java.util.List;

/** Writes help: the overview and the page of one command. */
public final class HelpText {
    private static final int WIDTH = 26;

    private HelpText() {}

    /** The line of a command's grammar, for example {@code ithaca rm [options] <id>...}. */
    public static String usage(CommandSpec spec) {
        StringBuilder usage = new StringBuilder("ithaca ").append(spec.words());
        if (!spec.parameters().options().isEmpty()) {
            usage.append(" [options]");
        }
        for (ArgumentField field : spec.parameters().arguments()) {
            String name = field.argument().name() + (field.argument().multiValued() ? "..." : "");
            usage.append(' ').append(field.argument().required() ? name : "[" + name + "]");
        }
        return usage.toString();
    }

    /** The page of one command. */
    public static String of(CommandSpec spec) {
        StringBuilder text = new StringBuilder();
        text.append(spec.command().description()).append(".\n");
        if (!spec.command().detailedDescription().isEmpty()) {
            text.append('\n').append(spec.command().detailedDescription()).append('\n');
        }
        text.append("\nUsage: ").append(usage(spec)).append('\n');
        if (!spec.parameters().arguments().isEmpty()) {
            text.append("\nArguments:\n");
            spec.parameters()
                    .arguments()
                    .forEach(one ->
                            row(text, one.argument().name(), one.argument().description()));
        }
        text.append("\nOptions:\n");
        spec.parameters().options().forEach(one -> row(text, signature(one), describe(one)));
        row(text, "-h, --help", "Print this help");
        section(text, "Exit codes", exitCodes(spec));
        section(text, "Examples", List.of(spec.manual().examples()));
        return text.toString();
    }

    /** All commands by group. */
    public static String overview(List<CommandSpec> commands) {
        StringBuilder text =
                new StringBuilder("Terminal sessions that outlive their terminal, their daemon and its upgrade.\n");
        text.append("\nUsage: ithaca <command> [options]\n");
        for (Manual.Group group : Manual.Group.values()) {
            List<CommandSpec> members = commands.stream()
                    .filter(one -> one.manual().group() == group)
                    .toList();
            if (group != Manual.Group.HIDDEN && !members.isEmpty()) {
                text.append('\n').append(group.title()).append(":\n");
                members.forEach(one -> row(text, one.words(), one.command().description()));
            }
        }
        text.append("\nOptions:\n");
        row(text, "-h, --help", "Print this help, or that of a command: ithaca <command> --help");
        row(text, "-V, --version", "Print the version");
        text.append("\nA session is named by its id or the beginning of it; without one, the most recent is meant.\n");
        text.append("Leave an attached session with Ctrl-] then d; it goes on.\n");
        return text.toString();
    }

    /** An option as help shows it, for example {@code -t, --title <title>}. */
    public static String signature(OptionField field) {
        StringBuilder text = new StringBuilder();
        for (String alias : field.option().aliases()) {
            text.append(alias).append(", ");
        }
        text.append(field.option().name());
        if (!field.isFlag()) {
            text.append(" <").append(field.option().name().substring(2)).append('>');
        }
        return text.toString();
    }

    /** What an option does, with its default. */
    public static String describe(OptionField field) {
        String shown = field.option().valueToShowInHelp();
        String extra = field.option().multiValued() ? " (repeatable)" : "";
        return field.option().description()
                + extra
                + (shown.isEmpty() || shown.equals(org.apache.karaf.shell.api.action.Option.DEFAULT_STRING)
                        ? ""
                        : " [default: " + shown + "]");
    }

    /** All exit codes of a command, each with what it means. */
    public static List<String> exitCodes(CommandSpec spec) {
        List<String> codes = new ArrayList<>();
        if (spec.manual().exitCodes().length > 0) {
            codes.addAll(List.of(spec.manual().exitCodes()));
            codes.add("1: another error");
            codes.add("2: wrong usage");
        }
        return codes;
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append(":\n");
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }

    private static void row(StringBuilder text, String name, String description) {
        text.append("  ").append(name);
        if (name.length() > WIDTH) {
            text.append("\n").append(" ".repeat(WIDTH + 4));
        } else {
            text.append(" ".repeat(WIDTH + 2 - name.length()));
        }
        text.append(description).append('\n');
    }
}
