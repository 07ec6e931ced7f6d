// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.StartRequest;
import dev.ithaca.shell.internal.text.Values;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code start} asks for. */
public final class StartRun {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    private StartRun() {}

    /** The request; the terminal gets the caller's size if the caller attaches and has one. */
    public static StartRequest request(
            Caller caller,
            boolean attach,
            List<String> command,
            @Nullable String cwd,
            @Nullable String title,
            @Nullable List<String> tags,
            boolean notifications) {
        boolean sized = attach && caller.rows() > 0 && caller.columns() > 0;
        return new StartRequest(
                command,
                Path.of(caller.cwd())
                        .resolve(cwd == null ? "" : cwd)
                        .normalize()
                        .toString(),
                caller.environment(),
                title,
                Values.tags(tags),
                sized ? caller.rows() : ROWS,
                sized ? caller.columns() : COLUMNS,
                notifications);
    }
}
