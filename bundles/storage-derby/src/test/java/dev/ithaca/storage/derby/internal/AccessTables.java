// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import java.sql.Statement;
import java.util.List;

/** The tables of access. */
final class AccessTables {
    private static final List<String> ALL =
            List.of("access_password", "access_logins", "access_tokens", "access_lockouts");

    private AccessTables() {}

    static void empty(OpenStorage storage) {
        storage.transactions().run("empty", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : ALL) {
                    statement.executeUpdate("DELETE FROM " + table);
                }
            }
            return true;
        });
    }
}
