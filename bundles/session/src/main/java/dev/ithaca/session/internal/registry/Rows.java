// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.SessionState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored rows: how they are made, changed and shown. */
final class Rows {
    private Rows() {}

    /** A row for a session that a host runs and the database has lost. */
    static SessionRow adopted(SessionId id, SessionState state) {
        Instant started = Instant.ofEpochMilli(state.startedMillis());
        String command = state.command().isEmpty() ? "?" : state.command().get(0);
        List<String> arguments = state.command().isEmpty()
                ? List.of()
                : state.command().subList(1, state.command().size());
        return new SessionRow(
                id,
                null,
                List.of(),
                command,
                arguments,
                state.cwd(),
                SessionStatus.RUNNING.label(),
                state.pid(),
                null,
                null,
                started,
                started,
                null,
                state.end(),
                null,
                true);
    }

    static SessionRow started(SessionRow row, long pid, Instant at) {
        return new RowEdit(row)
                .spawn(pid, at)
                .status(SessionStatus.RUNNING, null)
                .row();
    }

    static SessionRow withSpawn(SessionRow row, long pid, Instant at) {
        return new RowEdit(row).spawn(pid, at).row();
    }

    static SessionRow withStatus(SessionRow row, SessionStatus status, @Nullable Instant endedAt) {
        return new RowEdit(row).status(status, endedAt).row();
    }

    static SessionRow ended(SessionRow row, ExitStatus exit) {
        boolean signalled = exit.signal() != 0;
        return new RowEdit(row)
                .status(finalStatus(exit), Instant.ofEpochMilli(exit.atMillis()))
                .exit(signalled ? null : exit.code(), signalled ? Signals.name(exit.signal()) : null)
                .row();
    }

    static SessionRow withOutput(SessionRow row, long totalBytes, @Nullable Instant lastOutputAt) {
        return new RowEdit(row).output(totalBytes, lastOutputAt).row();
    }

    static SessionRow withMetadata(
            SessionRow row, @Nullable String title, List<String> tags, boolean notificationsEnabled) {
        return new RowEdit(row).metadata(title, tags, notificationsEnabled).row();
    }

    /** The seed's rules: a stop or kill that was asked for names the end, else the exit code does. */
    static SessionStatus finalStatus(ExitStatus exit) {
        return switch (exit.requested()) {
            case STOP -> SessionStatus.STOPPED;
            case KILL -> SessionStatus.KILLED;
            case NOTHING -> exit.code() == 0 && exit.signal() == 0 ? SessionStatus.STOPPED : SessionStatus.FAILED;
        };
    }

    static SessionStatus status(SessionRow row) {
        return SessionStatus.of(row.status()).orElse(SessionStatus.UNKNOWN);
    }

    /** What callers see of a row, with the size of its terminal. */
    static SessionInfo info(SessionRow row, int rows, int columns, boolean inputNeeded) {
        return new SessionInfo(
                row.id(),
                row.title(),
                row.tags(),
                row.command(),
                row.arguments(),
                row.cwd(),
                status(row),
                row.pid(),
                row.createdAt(),
                row.startedAt(),
                row.endedAt(),
                row.exitCode(),
                row.signal(),
                rows,
                columns,
                row.totalBytes(),
                row.lastOutputAt(),
                inputNeeded,
                row.notificationsEnabled(),
                null);
    }
}
