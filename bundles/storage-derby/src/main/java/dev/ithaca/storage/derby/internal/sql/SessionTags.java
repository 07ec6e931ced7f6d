// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.storage.api.SessionRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows of {@code session_tags}. The caller holds the lock of the session's row, so two writers never mix. */
final class SessionTags {
    private SessionTags() {}

    /** Makes the tags those of the row. Most updates change none, and then nothing is written. */
    static void write(Connection connection, SessionRow row) throws SQLException {
        Set<String> wanted = row.tags().stream().map(SearchText::tagKey).collect(Collectors.toCollection(TreeSet::new));
        Set<String> stored = read(connection, row);
        change(connection, "DELETE FROM session_tags WHERE session_id = ? AND tag = ?", row, minus(stored, wanted));
        change(connection, "INSERT INTO session_tags (session_id, tag) VALUES (?, ?)", row, minus(wanted, stored));
    }

    private static Set<String> read(Connection connection, SessionRow row) throws SQLException {
        Set<String> tags = new TreeSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT tag FROM session_tags WHERE session_id = ?")) {
            select.setString(1, row.id().value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tags.add(rows.getString(1));
                }
            }
        }
        return tags;
    }

    private static Set<String> minus(Set<String> all, Set<String> without) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    private static void change(Connection connection, String sql, SessionRow row, Set<String> tags)
            throws SQLException {
        if (tags.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String tag : tags) {
                statement.setString(1, row.id().value());
                statement.setString(2, tag);
                statement.executeUpdate();
            }
        }
    }
}
