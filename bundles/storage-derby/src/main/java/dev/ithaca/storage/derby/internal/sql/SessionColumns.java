// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionFilter;
import dev.ithaca.storage.api.SessionRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one place that knows the order and the types of the columns. */
final class SessionColumns {
    static final String ALL = "title, tags, command, arguments, cwd, status, pid, exit_code, end_signal, created_at,"
            + " started_at, ended_at, total_bytes, last_output_at, notifications_enabled";

    static final String INSERT =
            "INSERT INTO sessions (" + ALL + ", search_text, id) VALUES (?" + ", ?".repeat(16) + ")";

    static final String UPDATE =
            "UPDATE sessions SET " + ALL.replace(",", " = ?,") + " = ?, search_text = ? WHERE id = ?";

    private SessionColumns() {}

    /** Sets the parameters of {@link #INSERT} and {@link #UPDATE} alike. */
    static void write(PreparedStatement statement, SessionRow row) throws SQLException {
        statement.setString(1, row.title());
        statement.setString(2, JsonStrings.encode(row.tags()));
        statement.setString(3, row.command());
        statement.setString(4, JsonStrings.encode(row.arguments()));
        statement.setString(5, row.cwd());
        statement.setString(6, row.status());
        statement.setObject(7, row.pid(), Types.BIGINT);
        statement.setObject(8, row.exitCode(), Types.INTEGER);
        statement.setString(9, row.signal());
        statement.setLong(10, row.createdAt().toEpochMilli());
        statement.setObject(11, millis(row.startedAt()), Types.BIGINT);
        statement.setObject(12, millis(row.endedAt()), Types.BIGINT);
        statement.setLong(13, row.totalBytes());
        statement.setObject(14, millis(row.lastOutputAt()), Types.BIGINT);
        statement.setBoolean(15, row.notificationsEnabled());
        statement.setString(16, SearchText.of(row));
        statement.setString(17, row.id().value());
    }

    /** Reads a row of {@code SELECT id, } {@link #ALL}. */
    static SessionRow read(ResultSet row) throws SQLException {
        return new SessionRow(
                new SessionId(row.getString(1)),
                row.getString(2),
                JsonStrings.decode(row.getString(3)),
                row.getString(4),
                JsonStrings.decode(row.getString(5)),
                row.getString(6),
                row.getString(7),
                number(row, 8),
                integer(row, 9),
                row.getString(10),
                Instant.ofEpochMilli(row.getLong(11)),
                instant(row, 12),
                instant(row, 13),
                row.getLong(14),
                instant(row, 15),
                row.getBoolean(16));
    }

    /** What is missing comes last in both directions, said in so many words because databases disagree. */
    static String orderBy(SessionFilter filter) {
        String direction = filter.ascending() ? " ASC" : " DESC";
        return switch (filter.sort()) {
            case CREATED_AT -> " ORDER BY created_at" + direction + ", id";
            case STATUS -> " ORDER BY status" + direction + ", id";
            case TITLE -> " ORDER BY title" + direction + " NULLS LAST, id";
            case ID -> " ORDER BY id" + direction;
            case COMMAND -> " ORDER BY command" + direction + ", id";
            case CWD -> " ORDER BY cwd" + direction + ", id";
            case PID -> " ORDER BY pid" + direction + " NULLS LAST, id";
        };
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : Long.valueOf(time.toEpochMilli());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(value);
    }

    private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : Integer.valueOf(value);
    }
}
