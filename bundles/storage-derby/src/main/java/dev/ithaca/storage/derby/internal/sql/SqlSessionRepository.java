// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionFilter;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.storage.api.StorageErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sessions in tables. Each method is one transaction. */
public class SqlSessionRepository implements SessionRepository {
    private static final String KEY_EXISTS = "23505";
    private static final String SELECT = "SELECT id, " + SessionColumns.ALL + " FROM sessions";
    private static final String PAGE = " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{0," + SessionId.LENGTH + "}");

    private final SqlRunner transactions;

    /**
     * A repository over tables that are there already.
     *
     * @param transactions how to reach them
     */
    public SqlSessionRepository(SqlRunner transactions) {
        this.transactions = transactions;
    }

    @Override
    public void insert(SessionRow row) {
        transactions.run("store session " + row.id(), connection -> {
            try (PreparedStatement insert = connection.prepareStatement(SessionColumns.INSERT)) {
                SessionColumns.write(insert, row);
                insert.executeUpdate();
            } catch (SQLException e) {
                if (KEY_EXISTS.equals(e.getSQLState())) {
                    throw new PlatformException(
                            StorageErrorCode.EXISTS, "a session with the id " + row.id() + " exists already", e);
                }
                throw e;
            }
            SessionTags.write(connection, row);
            return true;
        });
    }

    @Override
    public boolean update(SessionRow row) {
        return transactions.run("change session " + row.id(), connection -> {
            try (PreparedStatement update = connection.prepareStatement(SessionColumns.UPDATE)) {
                SessionColumns.write(update, row);
                if (update.executeUpdate() == 0) {
                    return false;
                }
            }
            SessionTags.write(connection, row);
            return true;
        });
    }

    @Override
    public Optional<SessionRow> find(SessionId id) {
        return transactions.run("read session " + id, connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE id = ?")) {
                select.setString(1, id.value());
                return rows(select).stream().findFirst();
            }
        });
    }

    @Override
    public List<SessionRow> list(SessionFilter filter) {
        if (filter.limit() <= 0) {
            return List.of();
        }
        SessionConditions conditions = new SessionConditions(filter);
        String sql = SELECT + conditions.sql() + SessionColumns.orderBy(filter) + PAGE;
        return transactions.run("list sessions", connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int next = conditions.bind(select);
                select.setInt(next, Math.max(0, filter.offset()));
                select.setInt(next + 1, filter.limit());
                return rows(select);
            }
        });
    }

    @Override
    public long count(SessionFilter filter) {
        SessionConditions conditions = new SessionConditions(filter);
        return transactions.run("count sessions", connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT COUNT(*) FROM sessions" + conditions.sql())) {
                conditions.bind(select);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public List<SessionId> idsWithPrefix(String prefix, int limit) {
        if (limit <= 0 || !HEX.matcher(prefix).matches()) {
            return List.of();
        }
        return transactions.run("find ids", connection -> idsBetween(connection, prefix, prefix + "g", limit));
    }

    /** A range and not {@code LIKE}, so that the index of the key is used whatever the optimizer makes of parameters. */
    private static List<SessionId> idsBetween(Connection connection, String from, String before, int limit)
            throws SQLException {
        List<SessionId> ids = new ArrayList<>();
        String sql = "SELECT id FROM sessions WHERE id >= ? AND id < ? ORDER BY id FETCH NEXT ? ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, from);
            select.setString(2, before);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(new SessionId(rows.getString(1)));
                }
            }
        }
        return ids;
    }

    @Override
    public boolean delete(SessionId id) {
        return transactions.run("remove session " + id, connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sessions WHERE id = ?")) {
                delete.setString(1, id.value());
                return delete.executeUpdate() > 0;
            }
        });
    }

    private static List<SessionRow> rows(PreparedStatement select) throws SQLException {
        List<SessionRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(SessionColumns.read(rows));
            }
        }
        return found;
    }
}
