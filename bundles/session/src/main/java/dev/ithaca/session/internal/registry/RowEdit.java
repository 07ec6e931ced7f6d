// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.storage.api.SessionRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of a row on its way to another: what is not set stays as it was. */
final class RowEdit {
    private final SessionRow old;
    private @Nullable String title;
    private List<String> tags;
    private String status;
    private @Nullable Long pid;
    private @Nullable Integer exitCode;
    private @Nullable String signal;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private long totalBytes;
    private @Nullable Instant lastOutputAt;
    private boolean notificationsEnabled;

    RowEdit(SessionRow row) {
        old = row;
        title = row.title();
        tags = row.tags();
        status = row.status();
        pid = row.pid();
        exitCode = row.exitCode();
        signal = row.signal();
        startedAt = row.startedAt();
        endedAt = row.endedAt();
        totalBytes = row.totalBytes();
        lastOutputAt = row.lastOutputAt();
        notificationsEnabled = row.notificationsEnabled();
    }

    RowEdit spawn(long newPid, Instant at) {
        pid = newPid;
        startedAt = at;
        return this;
    }

    RowEdit status(SessionStatus newStatus, @Nullable Instant newEndedAt) {
        status = newStatus.label();
        endedAt = newEndedAt;
        return this;
    }

    RowEdit exit(@Nullable Integer code, @Nullable String signalName) {
        exitCode = code;
        signal = signalName;
        return this;
    }

    RowEdit output(long bytes, @Nullable Instant last) {
        totalBytes = bytes;
        lastOutputAt = last;
        return this;
    }

    RowEdit metadata(@Nullable String newTitle, List<String> newTags, boolean notify) {
        title = newTitle;
        tags = newTags;
        notificationsEnabled = notify;
        return this;
    }

    SessionRow row() {
        return new SessionRow(
                old.id(),
                title,
                tags,
                old.command(),
                old.arguments(),
                old.cwd(),
                status,
                pid,
                exitCode,
                signal,
                old.createdAt(),
                startedAt,
                endedAt,
                totalBytes,
                lastOutputAt,
                notificationsEnabled);
    }
}
