// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.derby.internal.sql.SqlRunner;
import java.sql.Statement;
import java.util.List;

/** All tables with content, those first that refer to others. */
final class Tables {
    static final List<String> ALL = List.of(
            "session_tags",
            "sessions",
            "access_password",
            "access_logins",
            "access_tokens",
            "access_lockouts",
            "notify_push_subscriptions",
            "notify_deliveries");

    private Tables() {}

    static void empty(SqlRunner transactions) {
        transactions.run("empty", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : ALL) {
                    statement.executeUpdate("DELETE FROM " + table);
                }
            }
            return true;
        });
    }
}
