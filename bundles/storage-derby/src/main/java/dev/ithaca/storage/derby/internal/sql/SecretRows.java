// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known by the hash of a secret: logins and tokens. Each method is one transaction. */
final class SecretRows<R> {
    private final SqlRunner database;
    private final String what;
    private final String table;
    private final String select;
    private final Statements.Reader<R> reader;

    /**
     * @param what what a row is, for messages
     * @param table where they are
     * @param columns what the reader reads
     */
    SecretRows(SqlRunner database, String what, String table, String columns, Statements.Reader<R> reader) {
        this.database = database;
        this.what = what;
        this.table = table;
        this.reader = reader;
        select = "SELECT " + columns + " FROM " + table;
    }

    Optional<R> find(String secretHash) {
        return database.run(
                "read a " + what,
                connection ->
                        Statements.query(connection, select + " WHERE secret_hash = ?", reader, secretHash).stream()
                                .findFirst());
    }

    List<R> list(String order) {
        return database.run(
                "list every " + what,
                connection -> Statements.query(connection, select + " ORDER BY " + order, reader));
    }

    boolean touch(String id, Instant at) {
        String sql = "UPDATE " + table + " SET last_used_at = ? WHERE id = ?";
        return database.run("note the use of a " + what, connection -> Statements.update(connection, sql, at, id) > 0);
    }

    boolean delete(String id) {
        return database.run("remove a " + what, connection -> Statements.update(connection, deletion(), id) > 0);
    }

    /** Deletes those that a query names, within a transaction; returns their ids. */
    List<String> deleteFound(Connection connection, String condition, Object... parameters) throws SQLException {
        List<String> ids = Statements.query(
                connection, "SELECT id FROM " + table + " " + condition, Statements::string, parameters);
        Statements.deleteAll(connection, deletion(), ids);
        return ids;
    }

    private String deletion() {
        return "DELETE FROM " + table + " WHERE id = ?";
    }
}
