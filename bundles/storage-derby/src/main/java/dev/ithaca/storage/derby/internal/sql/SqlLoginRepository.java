// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.storage.api.LoginRepository;
import dev.ithaca.storage.api.LoginRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The password and the logins in tables. Each method is one transaction. */
public class SqlLoginRepository implements LoginRepository {
    private static final String COLUMNS =
            "id, secret_hash, csrf_hash, client, by_link, scopes, created_at, last_used_at, expires_at";

    private final SqlRunner database;
    private final SecretRows<LoginRow> rows;

    /**
     * A repository over tables that are there already.
     *
     * @param database how to reach them
     */
    public SqlLoginRepository(SqlRunner database) {
        this.database = database;
        rows = new SecretRows<>(database, "login", "access_logins", COLUMNS, SqlLoginRepository::read);
    }

    @Override
    public Optional<String> passwordHash() {
        return database.run("read the password", SqlLoginRepository::password);
    }

    private static Optional<String> password(Connection connection) throws SQLException {
        return Statements.query(connection, "SELECT hash FROM access_password WHERE slot = 1", Statements::string)
                .stream()
                .findFirst();
    }

    @Override
    public List<String> replacePassword(String hash) {
        return database.run("store the password", connection -> {
            if (Statements.update(connection, "UPDATE access_password SET hash = ? WHERE slot = 1", hash) == 0) {
                Statements.update(connection, "INSERT INTO access_password (slot, hash) VALUES (1, ?)", hash);
            }
            List<String> ids = Statements.query(connection, "SELECT id FROM access_logins", Statements::string);
            Statements.update(connection, "DELETE FROM access_logins");
            return ids;
        });
    }

    @Override
    public boolean insert(LoginRow row, Optional<String> passwordHash) {
        return database.run("store a login", connection -> {
            if (!stillThePassword(connection, passwordHash)) {
                return false;
            }
            Statements.update(
                    connection,
                    "INSERT INTO access_logins (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row.id(),
                    row.secretHash(),
                    row.csrfHash(),
                    row.client(),
                    row.byLink(),
                    Statements.labels(row.scopes()),
                    row.createdAt(),
                    row.lastUsedAt(),
                    row.expiresAt());
            return true;
        });
    }

    /** Takes the lock of the password's row, so that a new password comes before this transaction or after it. */
    private static boolean stillThePassword(Connection connection, Optional<String> hash) throws SQLException {
        if (hash.isEmpty()) {
            return password(connection).isEmpty();
        }
        String sql = "UPDATE access_password SET hash = hash WHERE slot = 1 AND hash = ?";
        return Statements.update(connection, sql, hash.get()) == 1;
    }

    @Override
    public Optional<LoginRow> find(String secretHash) {
        return rows.find(secretHash);
    }

    @Override
    public List<LoginRow> list() {
        return rows.list("created_at DESC, id");
    }

    @Override
    public boolean touch(String id, Instant at) {
        return rows.touch(id, at);
    }

    @Override
    public boolean delete(String id) {
        return rows.delete(id);
    }

    @Override
    public List<String> expire(Instant now, Instant unusedSince, int keep) {
        return database.run("remove old logins", connection -> {
            List<String> ids = new ArrayList<>(
                    rows.deleteFound(connection, "WHERE expires_at <= ? OR last_used_at <= ?", now, unusedSince));
            ids.addAll(rows.deleteFound(connection, "ORDER BY last_used_at DESC, id OFFSET ? ROWS", keep));
            return ids;
        });
    }

    private static LoginRow read(ResultSet row) throws SQLException {
        return new LoginRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                Statements.labels(row, 6),
                Statements.time(row, 7),
                Statements.time(row, 8),
                Statements.time(row, 9));
    }
}
