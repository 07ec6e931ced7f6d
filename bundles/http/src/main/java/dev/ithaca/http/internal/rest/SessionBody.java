// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ithaca.session.api.SessionInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session: the seed system's names in its order, then what Ithaca adds.
 *
 * @param firstOffset the first byte of output that still exists; absent in lists and events, which do not open the logs
 */
public record SessionBody(
        String id,
        @Nullable String title,
        List<String> tags,
        String command,
        List<String> args,
        @Nullable Long pid,
        String status,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String cwd,
        boolean inputNeeded,
        boolean notificationsEnabled,
        @Nullable String node,
        long lastTotalBytes,
        @Nullable Instant lastOutputEpoch,
        @Nullable Integer exitCode,
        @Nullable String signal,
        int rows,
        int columns,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Long firstOffset) {
    public static SessionBody of(SessionInfo session) {
        return of(session, null);
    }

    static SessionBody of(SessionInfo session, @Nullable Long firstOffset) {
        return new SessionBody(
                session.id().value(),
                session.title(),
                session.tags(),
                session.command(),
                session.arguments(),
                session.pid(),
                session.status().label(),
                session.createdAt(),
                session.startedAt(),
                session.endedAt(),
                session.cwd(),
                session.inputNeeded(),
                session.notificationsEnabled(),
                session.node(),
                session.totalBytes(),
                session.lastOutputAt(),
                session.exitCode(),
                session.signal(),
                session.rows(),
                session.columns(),
                firstOffset);
    }
}
