// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The log of deliveries in a table. Each method is one transaction. */
public class SqlDeliveryRepository implements DeliveryRepository {
    private static final String COLUMNS =
            "notification, kind, title, sessions, channel, rule_name, outcome, attempts, detail, created_at, finished_at";
    private static final String INSERT =
            "INSERT INTO notify_deliveries (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String TRIM =
            "DELETE FROM notify_deliveries WHERE seq <= (SELECT MAX(seq) FROM notify_deliveries) - ?";
    private static final String LIST = "SELECT seq, " + COLUMNS
            + " FROM notify_deliveries WHERE seq < ? ORDER BY seq DESC FETCH FIRST ? ROWS ONLY";

    private final SqlRunner database;
    private final int rowsMax;

    /**
     * A repository over tables that are there already.
     *
     * @param database how to reach them
     * @param rowsMax how many rows are kept
     */
    public SqlDeliveryRepository(SqlRunner database, int rowsMax) {
        this.database = database;
        this.rowsMax = rowsMax;
    }

    @Override
    public void append(DeliveryRow row) {
        database.run("log a delivery", connection -> {
            Statements.update(
                    connection,
                    INSERT,
                    row.notification(),
                    row.kind(),
                    row.title(),
                    row.sessions(),
                    row.channel(),
                    row.rule(),
                    row.outcome(),
                    row.attempts(),
                    row.detail(),
                    row.createdAt(),
                    row.finishedAt());
            return Statements.update(connection, TRIM, (long) rowsMax);
        });
    }

    @Override
    public List<DeliveryRow> list(long before, int limit) {
        return database.run(
                "read the log of deliveries",
                connection -> Statements.query(connection, LIST, SqlDeliveryRepository::row, before, limit));
    }

    private static DeliveryRow row(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getString(10),
                Statements.time(row, 11),
                Statements.time(row, 12));
    }
}
