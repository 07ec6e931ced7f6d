// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import java.io.IOException;
import java.io.InputStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;

@Command(scope = "ithaca", name = "skill", description = "Print a guide to driving sessions by program, as markdown")
@Manual(
        words = "skill",
        group = Manual.Group.OTHER,
        examples = {"ithaca skill > SKILL.md"})
public final class SkillAction implements Action {
    private final CommandContext context;

    public SkillAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws IOException {
        try (InputStream text = SkillAction.class.getResourceAsStream("/dev/ithaca/shell/skill.md")) {
            if (text == null) {
                throw new IOException("skill.md is missing in this bundle");
            }
            text.transferTo(context.caller().out());
        }
        return 0;
    }
}
