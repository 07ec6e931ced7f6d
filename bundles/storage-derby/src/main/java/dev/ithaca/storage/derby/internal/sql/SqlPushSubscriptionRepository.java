// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.storage.api.PushSubscriptionRepository;
import dev.ithaca.storage.api.PushSubscriptionRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Web Push subscriptions in a table. Each method is one transaction. */
public class SqlPushSubscriptionRepository implements PushSubscriptionRepository {
    private static final String UPDATE =
            "UPDATE notify_push_subscriptions SET p256dh = ?, auth = ?, label = ? WHERE id = ?";
    private static final String INSERT = "INSERT INTO notify_push_subscriptions"
            + " (id, endpoint, p256dh, auth, label, created_at, delivered_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM notify_push_subscriptions WHERE id = ?";
    private static final String TOO_MANY =
            "SELECT id FROM notify_push_subscriptions ORDER BY created_at DESC, id OFFSET ? ROWS";
    private static final String LIST = "SELECT endpoint, p256dh, auth, label, created_at, delivered_at"
            + " FROM notify_push_subscriptions ORDER BY created_at, id";

    private final SqlRunner database;
    private final int rowsMax;

    /**
     * A repository over tables that are there already.
     *
     * @param database how to reach them
     * @param rowsMax how many rows there can be
     */
    public SqlPushSubscriptionRepository(SqlRunner database, int rowsMax) {
        this.database = database;
        this.rowsMax = rowsMax;
    }

    @Override
    public void put(PushSubscriptionRow row) {
        String id = id(row.endpoint());
        database.run("store a push subscription", connection -> {
            int updated = Statements.update(connection, UPDATE, row.p256dh(), row.auth(), row.label(), id);
            return updated == 1 ? updated : insert(connection, id, row);
        });
    }

    private int insert(Connection connection, String id, PushSubscriptionRow row) throws SQLException {
        Statements.deleteAll(
                connection,
                DELETE,
                Statements.query(connection, TOO_MANY, Statements::string, Math.max(0, rowsMax - 1)));
        try {
            return Statements.update(
                    connection,
                    INSERT,
                    id,
                    row.endpoint(),
                    row.p256dh(),
                    row.auth(),
                    row.label(),
                    row.createdAt(),
                    row.deliveredAt());
        } catch (SQLException e) {
            if (Statements.KEY_EXISTS.equals(e.getSQLState())) {
                // The same browser was first with another request: as after a deadlock, all of this is done again.
                throw new SQLException("the subscription was made meanwhile", Transactions.RUN_AGAIN, e);
            }
            throw e;
        }
    }

    @Override
    public boolean delete(String endpoint) {
        return database.run(
                "delete a push subscription", connection -> Statements.update(connection, DELETE, id(endpoint)) == 1);
    }

    @Override
    public List<PushSubscriptionRow> list() {
        return database.run(
                "read the push subscriptions",
                connection -> Statements.query(connection, LIST, SqlPushSubscriptionRepository::row));
    }

    @Override
    public void delivered(String endpoint, Instant at) {
        database.run(
                "note a push message",
                connection -> Statements.update(
                        connection,
                        "UPDATE notify_push_subscriptions SET delivered_at = ? WHERE id = ?",
                        at,
                        id(endpoint)));
    }

    private static PushSubscriptionRow row(ResultSet row) throws SQLException {
        return new PushSubscriptionRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Statements.time(row, 5),
                Statements.optionalTime(row, 6));
    }

    private static String id(String endpoint) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(endpoint.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
