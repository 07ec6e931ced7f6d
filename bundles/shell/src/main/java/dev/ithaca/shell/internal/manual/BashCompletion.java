// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import java.util.List;

/** Writes the completion script for bash. */
public final class BashCompletion {
    private final Words words;
    private final StringBuilder script = new StringBuilder();

    private BashCompletion(Words words) {
        this.words = words;
    }

    public static String of(List<CommandSpec> commands) {
        return new BashCompletion(new Words(commands)).write();
    }

    private String write() {
        script.append("# bash completion for ithaca; load it with: source <(ithaca completion bash)\n\n");
        script.append("_ithaca_ids() {\n    ithaca __complete \"$1\" \"$2\" 2>/dev/null | cut -f1\n}\n\n");
        script.append("_ithaca() {\n    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n");
        script.append("    local command=${COMP_WORDS[1]} words=''\n    COMPREPLY=()\n");
        script.append("    if ((COMP_CWORD == 1)); then\n        COMPREPLY=($(compgen -W '")
                .append(String.join(" ", words.firstWords()))
                .append(" --help --version' -- \"$cur\"))\n        return\n    fi\n");
        for (String group : words.groups()) {
            group(group);
        }
        script.append("    case $command in\n");
        words.commands().forEach(this::command);
        script.append("    esac\n    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\n\n");
        script.append("complete -o default -F _ithaca ithaca\n");
        return script.toString();
    }

    private void group(String group) {
        List<String> members = words.members(group).stream()
                .map(command -> command.words().substring(group.length() + 1))
                .toList();
        String notItself = words.isCommand(group) ? " && ${COMP_WORDS[2]} != -*" : "";
        script.append("    if [[ $command == ").append(group).append(notItself).append(" ]]; then\n");
        script.append("        if ((COMP_CWORD == 2)); then\n            COMPREPLY=($(compgen -W '")
                .append(String.join(" ", members))
                .append("' -- \"$cur\"))\n            return\n        fi\n");
        script.append("        command=\"$command ${COMP_WORDS[2]}\"\n    fi\n");
    }

    private void command(CommandSpec command) {
        script.append("        '").append(command.words()).append("')\n            case $prev in\n");
        command.parameters().options().stream()
                .filter(option -> !option.isFlag())
                .forEach(this::option);
        script.append("            esac\n");
        if (command.manual().optionsUntil() == 1) {
            script.append("            if [[ $cur != -* ]]; then\n");
            script.append(
                    "                COMPREPLY=($(compgen -c -- \"$cur\"))\n                return\n            fi\n");
        }
        script.append("            words='")
                .append(String.join(" ", Words.optionNames(command)))
                .append("'\n            if [[ $cur != -* ]]; then\n                words=");
        if (Words.takesIds(command)) {
            script.append("$(_ithaca_ids ").append(Words.idKind(command)).append(" \"$cur\")");
        } else {
            script.append('\'')
                    .append(String.join(" ", Words.argumentValues(command)))
                    .append('\'');
        }
        script.append("\n            fi\n            ;;\n");
    }

    private void option(OptionField option) {
        script.append("                ")
                .append(String.join(" | ", Words.names(option)))
                .append(")\n                    COMPREPLY=(");
        List<String> values = Words.values(option.completion());
        if (Words.isDirectory(option)) {
            script.append("$(compgen -d -- \"$cur\")");
        } else if (!values.isEmpty()) {
            script.append("$(compgen -W '").append(String.join(" ", values)).append("' -- \"$cur\")");
        }
        script.append(")\n                    return\n                    ;;\n");
    }
}
