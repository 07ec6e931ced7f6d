// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.schema;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of a database to the form that this release expects, or refuses. */
public final class Migrator {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    /** Class of the SQL states that tell of unknown tables. */
    private static final String SYNTAX_OR_ACCESS = "42";

    private final List<Migration> migrations;
    private final String textType;

    /**
     * A migrator for one kind of database.
     *
     * @param migrations all steps, in order
     * @param textType what the database calls the type of long texts
     */
    public Migrator(List<Migration> migrations, String textType) {
        this.migrations = List.copyOf(migrations);
        this.textType = textType;
    }

    /**
     * Runs the steps that the database has not seen.
     *
     * @param source the database
     * @throws PlatformException {@link StorageErrorCode#TOO_NEW} if the database knows steps that this release does not,
     *     {@link StorageErrorCode#UNAVAILABLE} if a step that ran is not the one of this release, or fails
     */
    public void migrate(DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            NavigableMap<Integer, String> applied = applied(connection);
            // From the newest down: that the database is too new explains all other differences.
            applied.descendingMap().forEach(this::check);
            for (Migration migration : migrations) {
                if (!applied.containsKey(migration.version())) {
                    apply(connection, migration);
                }
            }
        } catch (SQLException e) {
            throw new PlatformException(
                    StorageErrorCode.UNAVAILABLE, "the tables of the database cannot be read: " + e.getMessage(), e);
        }
    }

    private void check(int version, String checksum) {
        if (version > migrations.size()) {
            throw new PlatformException(
                    StorageErrorCode.TOO_NEW,
                    "the database has schema version " + version + ", this release knows up to " + migrations.size()
                            + ": use the newer release, or another state directory");
        }
        Migration migration = migrations.get(version - 1);
        if (!migration.checksum().equals(checksum)) {
            throw new PlatformException(
                    StorageErrorCode.UNAVAILABLE,
                    "schema version " + version + " (" + migration.name()
                            + ") of the database is not the one of this release: the database was made by another program");
        }
    }

    private void apply(Connection connection, Migration migration) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : migration.statements()) {
                statement.executeUpdate(sql.replace("${text}", textType));
            }
            note(connection, migration);
            connection.commit();
            LOG.info("The database has schema version {} ({}) now", migration.version(), migration.name());
        } catch (SQLException e) {
            connection.rollback();
            throw new PlatformException(
                    StorageErrorCode.UNAVAILABLE,
                    "schema version " + migration.version() + " (" + migration.name() + ") cannot be made: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void note(Connection connection, Migration migration) throws SQLException {
        String sql = "INSERT INTO schema_version (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, migration.version());
            insert.setString(2, migration.name());
            insert.setString(3, migration.checksum());
            insert.setLong(4, System.currentTimeMillis());
            insert.executeUpdate();
        }
    }

    /** Versions and checksums of the steps that ran. To try and fail is twenty times quicker than to ask the metadata. */
    private static NavigableMap<Integer, String> applied(Connection connection) throws SQLException {
        NavigableMap<Integer, String> applied = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version, checksum FROM schema_version")) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
            connection.commit();
        } catch (SQLException e) {
            // Not every driver has a class of its own for this.
            if (e.getSQLState() == null || !e.getSQLState().startsWith(SYNTAX_OR_ACCESS)) {
                throw e;
            }
            LOG.debug("There is no schema yet", e);
            connection.rollback();
            createTable(connection);
        }
        return applied;
    }

    private static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY,"
                    + " name VARCHAR(200) NOT NULL, checksum VARCHAR(64) NOT NULL, applied_at BIGINT NOT NULL)");
            connection.commit();
        }
    }
}
