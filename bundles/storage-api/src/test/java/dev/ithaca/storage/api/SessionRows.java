// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Rows and filters for tests. */
public final class SessionRows {
    /** When the first session of a test was created. */
    public static final Instant EPOCH = Instant.parse("2026-11-22T10:00:00.123Z");

    private SessionRows() {}

    /** A running session; the number is its id, and the second of its creation. */
    public static SessionRow row(int number) {
        return row(number, "title " + number, List.of(), "sh", List.of());
    }

    /** A running session with texts. */
    public static SessionRow row(int number, String title, List<String> tags, String command, List<String> arguments) {
        return new SessionRow(
                id(number),
                title,
                tags,
                command,
                arguments,
                "/home/user",
                "running",
                1000L + number,
                null,
                null,
                EPOCH.plusSeconds(number),
                EPOCH.plusSeconds(number).plusMillis(5),
                null,
                0,
                null,
                true);
    }

    /** The same session with other texts. */
    public static SessionRow tagged(int number, String... tags) {
        return row(number, "title " + number, Arrays.asList(tags), "sh", List.of());
    }

    /** The same session in another state, with output. */
    public static SessionRow with(SessionRow row, String status, long totalBytes) {
        return new SessionRow(
                row.id(),
                row.title(),
                row.tags(),
                row.command(),
                row.arguments(),
                row.cwd(),
                status,
                row.pid(),
                row.exitCode(),
                row.signal(),
                row.createdAt(),
                row.startedAt(),
                row.endedAt(),
                totalBytes,
                row.lastOutputAt(),
                row.notificationsEnabled());
    }

    /** An id made of a number. */
    public static SessionId id(int number) {
        return new SessionId(String.format("%07x", number));
    }

    /** All rows, newest first. */
    public static SessionFilter all() {
        return new SessionFilter(
                null, List.of(), Set.of(), null, null, SessionFilter.Sort.CREATED_AT, false, 0, 10_000);
    }

    /** Rows that hold a text. */
    public static SessionFilter search(String text) {
        return new SessionFilter(text, List.of(), Set.of(), null, null, SessionFilter.Sort.CREATED_AT, true, 0, 10_000);
    }

    /** Rows with all of some tags. */
    public static SessionFilter tags(String... tags) {
        return new SessionFilter(
                null, List.of(tags), Set.of(), null, null, SessionFilter.Sort.CREATED_AT, true, 0, 10_000);
    }
}
