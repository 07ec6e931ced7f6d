// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session as it is at one moment.
 *
 * @param id its id
 * @param title its title, null if it has none
 * @param tags its tags, in the order given
 * @param command the program as the caller named it
 * @param arguments the program's arguments
 * @param cwd its first working directory, absolute
 * @param status where it is in its life
 * @param pid process id of its child, null before the start
 * @param createdAt when it was accepted
 * @param startedAt when its child was spawned, null before
 * @param endedAt when its child was reaped, null before or if that is not known
 * @param exitCode the child's exit code 0 to 255, null while it runs, if a signal ended it, or if it is not known
 * @param signal the name of the signal that ended the child ({@code SIGKILL}), else null
 * @param rows rows of its terminal
 * @param columns columns of its terminal
 * @param totalBytes how many bytes the child has written
 * @param lastOutputAt when the child last wrote, null if never
 * @param inputNeeded whether it waits for a human
 * @param notificationsEnabled whether its events may notify
 * @param node the node it runs on, null for this one
 */
public record SessionInfo(
        SessionId id,
        @Nullable String title,
        List<String> tags,
        String command,
        List<String> arguments,
        String cwd,
        SessionStatus status,
        @Nullable Long pid,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode,
        @Nullable String signal,
        int rows,
        int columns,
        long totalBytes,
        @Nullable Instant lastOutputAt,
        boolean inputNeeded,
        boolean notificationsEnabled,
        @Nullable String node) {
    /** Copies the lists. */
    public SessionInfo {
        tags = List.copyOf(tags);
        arguments = List.copyOf(arguments);
    }
}
