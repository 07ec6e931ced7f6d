// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import java.util.List;

/** Writes the completion script for zsh. */
public final class ZshCompletion {
    private static final String IDS = """
            _ithaca_ids() {
                local -a ids
                local id text
                while IFS=$'\\t' read -r id text; do
                    ids+=("$id:$text")
                done < <(ithaca __complete "$argv[-1]" "$PREFIX" 2>/dev/null)
                _describe -V 'id' ids
            }

            """;

    private final Words words;
    private final StringBuilder script = new StringBuilder();

    private ZshCompletion(Words words) {
        this.words = words;
    }

    public static String of(List<CommandSpec> commands) {
        return new ZshCompletion(new Words(commands)).write();
    }

    private String write() {
        script.append(
                "#compdef ithaca\n# zsh completion for ithaca; load it with: source <(ithaca completion zsh)\n\n");
        script.append(IDS).append("_ithaca() {\n    local -a choices\n    choices=(\n");
        for (String first : words.firstWords()) {
            script.append("        ")
                    .append(quote(first + ":" + words.describe(first)))
                    .append('\n');
        }
        script.append(
                "    )\n    if ((CURRENT == 2)); then\n        _describe 'command' choices\n        return\n    fi\n");
        script.append("    local command=$words[2]\n    shift words\n    ((CURRENT--))\n");
        words.groups().forEach(this::group);
        script.append("    case $command in\n");
        words.commands().forEach(this::command);
        script.append("    esac\n}\n\nif [[ $funcstack[1] == _ithaca ]]; then\n    _ithaca \"$@\"\nelse\n");
        script.append("    compdef _ithaca ithaca\nfi\n");
        return script.toString();
    }

    private void group(String group) {
        String notItself = words.isCommand(group) ? " && $words[2] != -*" : "";
        script.append("    if [[ $command == ")
                .append(group)
                .append(notItself)
                .append(" ]]; then\n        choices=(\n");
        for (CommandSpec member : words.members(group)) {
            script.append("            ")
                    .append(quote(member.words().substring(group.length() + 1) + ":"
                            + member.command().description()))
                    .append('\n');
        }
        script.append("        )\n        if ((CURRENT == 2)); then\n            _describe 'command' choices\n");
        script.append("            return\n        fi\n        command=\"$command $words[2]\"\n");
        script.append("        shift words\n        ((CURRENT--))\n    fi\n");
    }

    private void command(CommandSpec command) {
        script.append("        ").append(quote(command.words())).append(")\n            _arguments -s");
        if (command.manual().optionsUntil() == 1) {
            script.append(" -A '-*'");
        }
        command.parameters()
                .options()
                .forEach(option -> script.append(" \\\n                ").append(option(option)));
        script.append(" \\\n                '(-h --help)'{-h,--help}'[Print help]'");
        if (command.manual().optionsUntil() == 1) {
            script.append(" \\\n                '*::command:_normal'");
        } else if (Words.takesIds(command)) {
            script.append(" \\\n                '*:id:_ithaca_ids " + Words.idKind(command) + "'");
        } else if (!Words.argumentValues(command).isEmpty()) {
            script.append(
                    " \\\n                '1:argument:(" + String.join(" ", Words.argumentValues(command)) + ")'");
        }
        script.append("\n            ;;\n");
    }

    private static String option(OptionField option) {
        List<String> names = Words.names(option);
        String repeat = option.option().multiValued() ? "*" : "";
        String others = repeat.isEmpty() ? "(" + String.join(" ", names) + ")" : repeat;
        String name = names.size() == 1 ? names.get(0) : "{" + String.join(",", names) + "}";
        String text = "[" + option.option().description().replace("[", "(").replace("]", ")") + "]";
        if (!option.isFlag()) {
            List<String> values = Words.values(option.completion());
            text += ":" + option.option().name().substring(2) + ":";
            text += Words.isDirectory(option)
                    ? "_files -/"
                    : values.isEmpty() ? "" : "(" + String.join(" ", values) + ")";
        }
        return names.size() == 1 ? quote(others + name + text) : quote(others) + name + quote(text);
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
