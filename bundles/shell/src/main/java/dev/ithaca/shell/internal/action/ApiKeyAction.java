// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Token;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** The seed system's grammar and words for tokens of nodes. */
@Command(
        scope = "ithaca",
        name = "api-key",
        description = "Manage tokens of nodes, in the words of oly",
        detailedDescription =
                "add prints the key as its last line. The same as: ithaca token add|ls|rm, with --scope node.")
@Manual(
        words = "api-key",
        group = Manual.Group.WEB,
        examples = {"ithaca api-key add laptop", "ithaca api-key ls", "ithaca api-key remove laptop"})
public final class ApiKeyAction implements Action {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Argument(index = 0, name = "verb", description = "add, ls or remove", required = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"add", "ls", "remove", "rm"})
    private String verb = "";

    @Argument(index = 1, name = "name", description = "The key")
    private @Nullable String name;

    private final CommandContext context;

    public ApiKeyAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        AccessService access = context.services().access();
        switch (verb) {
            case "add" ->
                print("API key \"" + named() + "\" (shown only once):\n"
                        + access.createToken(named(), Set.of(Scope.NODE), null).secret() + "\n");
            case "ls" -> print(list(access));
            case "remove", "rm" -> remove(access);
            default -> throw ShellErrorCode.usage("unknown command 'api-key " + verb + "'; possible: add, ls, remove");
        }
        return 0;
    }

    private String list(AccessService access) {
        if (name != null) {
            throw ShellErrorCode.usage("unexpected argument '" + name + "'");
        }
        List<Token> keys = access.tokens().stream()
                .filter(token -> token.scopes().contains(Scope.NODE))
                .toList();
        StringBuilder text = new StringBuilder(keys.isEmpty() ? "No API keys registered.\n" : row("NAME", "CREATED"));
        keys.forEach(key -> text.append(row(key.name(), MINUTE.format(key.createdAt()))));
        return text.toString();
    }

    private static String row(String first, String second) {
        return String.format(Locale.ROOT, "%-24s %s%n", first, second);
    }

    /** An unknown key is no failure, as in the seed system. */
    private void remove(AccessService access) {
        boolean isKey = access.tokens().stream()
                .anyMatch(
                        token -> token.name().equals(named()) && token.scopes().contains(Scope.NODE));
        if (isKey && access.revokeToken(named())) {
            print("API key \"" + named() + "\" removed.\n");
        } else {
            context.caller().err().print("API key \"" + named() + "\" not found.\n");
        }
    }

    private String named() {
        if (name == null) {
            throw ShellErrorCode.usage("missing name; usage: ithaca api-key " + verb + " <name>");
        }
        return name;
    }

    private void print(String text) {
        context.caller().out().print(text);
    }
}
