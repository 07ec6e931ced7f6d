// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored part of a session.
 *
 * @param id primary key
 * @param title title, null for none
 * @param tags tags in order
 * @param command the program
 * @param arguments its arguments
 * @param cwd its first working directory
 * @param status status label, lower case
 * @param pid process id, null before the start
 * @param exitCode exit code, null if there is none
 * @param signal name of the signal that ended it, null if none did
 * @param createdAt time of creation, to the millisecond
 * @param startedAt time of the spawn, null before
 * @param endedAt time of the end, null before or if unknown
 * @param totalBytes bytes written, as of the last write of this row
 * @param lastOutputAt time of the last output, null if none, as of the last write of this row
 * @param notificationsEnabled whether its events may notify
 */
public record SessionRow(
        SessionId id,
        @Nullable String title,
        List<String> tags,
        String command,
        List<String> arguments,
        String cwd,
        String status,
        @Nullable Long pid,
        @Nullable Integer exitCode,
        @Nullable String signal,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long totalBytes,
        @Nullable Instant lastOutputAt,
        boolean notificationsEnabled) {
    /** Copies the lists. */
    public SessionRow {
        tags = List.copyOf(tags);
        arguments = List.copyOf(arguments);
    }
}
