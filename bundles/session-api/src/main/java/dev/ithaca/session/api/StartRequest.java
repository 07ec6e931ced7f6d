// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to start, and for whom.
 *
 * @param command the program and its arguments; the program is looked up on the {@code PATH} of the environment, or in
 *     {@code cwd} if it has a slash
 * @param cwd working directory, absolute; it must exist
 * @param environment the caller's environment; the service removes what must not be passed on and adds
 *     {@code ITHACA_SESSION_ID}, {@code TERM} and {@code COLORTERM} as documented in {@code docs/cli.md}
 * @param title title, null or blank for none, at most 256 characters
 * @param tags tags; blank ones are dropped, equal ones (in any case) kept once
 * @param rows rows of the terminal, 1 to 65535
 * @param columns columns of the terminal, 1 to 65535
 * @param notificationsEnabled whether its events may notify
 */
public record StartRequest(
        List<String> command,
        String cwd,
        Map<String, String> environment,
        @Nullable String title,
        List<String> tags,
        int rows,
        int columns,
        boolean notificationsEnabled) {
    /** Copies the collections. */
    public StartRequest {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        tags = List.copyOf(tags);
    }
}
