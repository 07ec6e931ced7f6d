// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.manual.BashCompletion;
import dev.ithaca.shell.internal.manual.FishCompletion;
import dev.ithaca.shell.internal.manual.ZshCompletion;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.support.completers.StringsCompleter;

@Command(scope = "ithaca", name = "completion", description = "Print the completion script of a shell")
@Manual(
        words = "completion",
        group = Manual.Group.OTHER,
        examples = {
            "source <(ithaca completion bash)",
            "ithaca completion zsh > ~/.zfunc/_ithaca",
            "ithaca completion fish | source"
        })
public final class CompletionAction implements Action {
    @Argument(index = 0, name = "shell", description = "bash, zsh or fish", required = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"bash", "zsh", "fish"})
    private String shell = "";

    private final CommandContext context;

    public CompletionAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        context.caller()
                .out()
                .print(
                        switch (shell) {
                            case "bash" -> BashCompletion.of(Catalog.COMMANDS);
                            case "zsh" -> ZshCompletion.of(Catalog.COMMANDS);
                            case "fish" -> FishCompletion.of(Catalog.COMMANDS);
                            default ->
                                throw ShellErrorCode.usage("unknown shell '" + shell + "'; possible: bash, zsh, fish");
                        });
        return 0;
    }
}
