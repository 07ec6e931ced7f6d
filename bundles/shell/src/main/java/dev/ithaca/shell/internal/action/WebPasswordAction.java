// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.PasswordInput;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import java.io.IOException;
import java.util.Arrays;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

/** The client asks at its terminal or reads the file; here the password comes as standard input. */
@Command(
        scope = "ithaca",
        name = "web-password",
        description = "Set the password of the web page",
        detailedDescription = """
                At a terminal it is asked for twice and not shown; otherwise the first line of standard input is taken.
                It has at least 8 characters. Everybody who is logged in has to log in again.""")
@Manual(
        words = "web password",
        group = Manual.Group.WEB,
        examples = {"ithaca web password", "pass show ithaca | ithaca web password --password-file -"})
public final class WebPasswordAction implements Action {
    @Option(name = "--password-file", description = "File whose first line is the password; - is standard input")
    private @Nullable String passwordFile;

    private final CommandContext context;

    public WebPasswordAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws IOException {
        if (passwordFile != null && !"-".equals(passwordFile)) {
            throw ShellErrorCode.usage("here the password can only be read from standard input: --password-file -");
        }
        if (context.caller().inputIsTerminal()) {
            throw ShellErrorCode.invalid(
                    "a password must not be typed where it is shown; run in a shell: ithaca web password");
        }
        char[] password = PasswordInput.read(context.caller().in());
        try {
            context.services().access().setPassword(password);
        } finally {
            Arrays.fill(password, '\0');
        }
        context.caller().out().print("Password set. Everybody has to log in again.\n");
        return 0;
    }
}
