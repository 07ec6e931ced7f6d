// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.api.LockoutRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Failed attempts in a table. Each method is one transaction. */
public class SqlLockoutRepository implements LockoutRepository {
    private static final String OF_CLIENT = " WHERE bucket = ? AND client = ?";
    private static final String SELECT = "SELECT failures, last_failed_at FROM access_lockouts" + OF_CLIENT;
    private static final String COUNT = "UPDATE access_lockouts SET"
            + " failures = CASE WHEN last_failed_at < ? THEN 1 ELSE failures + 1 END, last_failed_at = ?" + OF_CLIENT;
    private static final String BEGIN =
            "INSERT INTO access_lockouts (bucket, client, failures, last_failed_at) VALUES (?, ?, 1, ?)";
    private static final String TOO_MANY =
            "SELECT client FROM access_lockouts WHERE bucket = ? ORDER BY last_failed_at DESC, client OFFSET ? ROWS";

    private final SqlRunner database;
    private final int clientsMax;

    /**
     * A repository over tables that are there already.
     *
     * @param database how to reach them
     * @param clientsMax how many clients each bucket holds
     */
    public SqlLockoutRepository(SqlRunner database, int clientsMax) {
        this.database = database;
        this.clientsMax = clientsMax;
    }

    @Override
    public LockoutRow fail(String bucket, String client, Instant now, Instant forgetBefore) {
        return database.run("count a failed attempt", connection -> {
            if (Statements.update(connection, COUNT, forgetBefore, now, bucket, client) == 0) {
                begin(connection, bucket, client, now);
            }
            return read(connection, bucket, client).orElseThrow();
        });
    }

    /** Room is made first, so that the new one stays even if the clock was set back. */
    private void begin(Connection connection, String bucket, String client, Instant now) throws SQLException {
        List<String> evicted =
                Statements.query(connection, TOO_MANY, Statements::string, bucket, Math.max(0, clientsMax - 1));
        for (String old : evicted) {
            Statements.update(connection, "DELETE FROM access_lockouts" + OF_CLIENT, bucket, old);
        }
        try {
            Statements.update(connection, BEGIN, bucket, client, now);
        } catch (SQLException e) {
            if (Statements.KEY_EXISTS.equals(e.getSQLState())) {
                // Another attempt of the same client was first: as after a deadlock, all of this is done again.
                throw new SQLException("the client began to fail meanwhile", Transactions.RUN_AGAIN, e);
            }
            throw e;
        }
    }

    @Override
    public Optional<LockoutRow> find(String bucket, String client) {
        return database.run("read failed attempts", connection -> read(connection, bucket, client));
    }

    @Override
    public void clear(String bucket, String client) {
        database.run(
                "forget failed attempts",
                connection -> Statements.update(connection, "DELETE FROM access_lockouts" + OF_CLIENT, bucket, client));
    }

    @Override
    public void expire(String bucket, Instant before) {
        database.run(
                "forget failed attempts",
                connection -> Statements.update(
                        connection,
                        "DELETE FROM access_lockouts WHERE bucket = ? AND last_failed_at < ?",
                        bucket,
                        before));
    }

    private static Optional<LockoutRow> read(Connection connection, String bucket, String client) throws SQLException {
        return Statements.query(connection, SELECT, SqlLockoutRepository::row, bucket, client).stream()
                .findFirst();
    }

    private static LockoutRow row(ResultSet row) throws SQLException {
        return new LockoutRow(row.getInt(1), Statements.time(row, 2));
    }
}
