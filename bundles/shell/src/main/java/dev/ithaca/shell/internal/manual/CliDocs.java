// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.HelpText;
import dev.ithaca.shell.internal.command.Manual.Group;
import dev.ithaca.shell.internal.command.Parameters.ArgumentField;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes {@code docs/cli.md}: an introduction that is kept as a file, then each command from its Action. */
public final class CliDocs {
    private final StringBuilder page = new StringBuilder();

    private CliDocs() {}

    public static String of(List<CommandSpec> commands) {
        CliDocs docs = new CliDocs();
        docs.page.append(introduction());
        for (Group group : Group.values()) {
            List<CommandSpec> members = commands.stream()
                    .filter(one -> one.manual().group() == group)
                    .toList();
            if (group != Group.HIDDEN && !members.isEmpty()) {
                docs.page.append("\n## ").append(group.title()).append('\n');
                members.forEach(docs::command);
            }
        }
        return docs.page.toString();
    }

    private static String introduction() {
        try (InputStream text = CliDocs.class.getResourceAsStream("/dev/ithaca/shell/cli-introduction.md")) {
            if (text == null) {
                throw new IllegalStateException("cli-introduction.md is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void command(CommandSpec command) {
        page.append("\n### `ithaca ").append(command.words()).append("`\n\n");
        page.append(command.command().description()).append(".\n");
        if (!command.command().detailedDescription().isEmpty()) {
            page.append('\n').append(command.command().detailedDescription()).append('\n');
        }
        page.append("\n```\n").append(HelpText.usage(command)).append("\n```\n");
        List<ArgumentField> arguments = command.parameters().arguments();
        List<OptionField> options = command.parameters().options();
        if (!arguments.isEmpty() || !options.isEmpty()) {
            page.append("\n| | |\n|---|---|\n");
            arguments.forEach(one -> row(one.argument().name(), one.argument().description()));
            options.forEach(one -> row(HelpText.signature(one), HelpText.describe(one)));
        }
        List<String> codes = HelpText.exitCodes(command);
        if (!codes.isEmpty()) {
            page.append("\nExit codes:\n\n");
            codes.forEach(code -> page.append("- ").append(code).append('\n'));
        }
        if (command.manual().examples().length > 0) {
            page.append("\n```sh\n")
                    .append(String.join("\n", command.manual().examples()))
                    .append("\n```\n");
        }
    }

    private void row(String name, String description) {
        page.append("| `").append(name.replace("|", "\\|")).append("` | ");
        page.append(description.replace("|", "\\|").replace("<", "&lt;")).append(" |\n");
    }
}
