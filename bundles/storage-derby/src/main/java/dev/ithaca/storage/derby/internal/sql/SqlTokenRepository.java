// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.storage.api.TokenRepository;
import dev.ithaca.storage.api.TokenRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens in a table. Each method is one transaction. */
public class SqlTokenRepository implements TokenRepository {
    private static final String COLUMNS = "id, secret_hash, name, scopes, created_at, expires_at, last_used_at";

    private final SqlRunner database;
    private final SecretRows<TokenRow> rows;

    /**
     * A repository over tables that are there already.
     *
     * @param database how to reach them
     */
    public SqlTokenRepository(SqlRunner database) {
        this.database = database;
        rows = new SecretRows<>(database, "token", "access_tokens", COLUMNS, SqlTokenRepository::read);
    }

    @Override
    public void insert(TokenRow row) {
        database.run("store token " + row.name(), connection -> {
            try {
                return Statements.update(
                        connection,
                        "INSERT INTO access_tokens (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                        row.id(),
                        row.secretHash(),
                        row.name(),
                        Statements.labels(row.scopes()),
                        row.createdAt(),
                        row.expiresAt(),
                        row.lastUsedAt());
            } catch (SQLException e) {
                if (Statements.KEY_EXISTS.equals(e.getSQLState())) {
                    throw new PlatformException(
                            StorageErrorCode.EXISTS, "a token with the name " + row.name() + " exists already", e);
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<TokenRow> find(String secretHash) {
        return rows.find(secretHash);
    }

    @Override
    public List<TokenRow> list() {
        return rows.list("created_at, id");
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
    public List<String> expire(Instant now) {
        return database.run(
                "remove old tokens", connection -> rows.deleteFound(connection, "WHERE expires_at <= ?", now));
    }

    private static TokenRow read(ResultSet row) throws SQLException {
        return new TokenRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Statements.labels(row, 4),
                Statements.time(row, 5),
                Statements.optionalTime(row, 6),
                Statements.optionalTime(row, 7));
    }
}
