// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.ErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.storage.derby.internal.engine.DerbyDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratorTest {
    private static final Migration COLOR = new Migration(Migration.ALL.size() + 1, "color", """
            -- A later release; the semicolon in this comment; is not the end of a statement.
            ALTER TABLE sessions ADD COLUMN color VARCHAR(10) DEFAULT 'a;b' NOT NULL;
            CREATE TABLE colors (name VARCHAR(10) NOT NULL, description ${text});
            """);

    @TempDir
    private static Path home;

    private static DerbyDatabase database;

    @BeforeAll
    static void open() {
        database = DerbyDatabase.open(home);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void dropAllTables() throws SQLException {
        for (String table : List.of(
                "notify_push_subscriptions",
                "notify_deliveries",
                "access_password",
                "access_logins",
                "access_tokens",
                "access_lockouts",
                "session_tags",
                "sessions",
                "colors",
                "schema_version")) {
            if (!query("SELECT tablename FROM sys.systables WHERE tablename = '" + table.toUpperCase(Locale.ROOT) + "'")
                    .isEmpty()) {
                execute("DROP TABLE " + table);
            }
        }
    }

    @Test
    void bringsAnOlderDatabaseForwardWithItsRows() throws SQLException {
        migrate(Migration.ALL);
        execute(
                "INSERT INTO sessions (id, tags, command, arguments, cwd, status, created_at, total_bytes,"
                        + " notifications_enabled, search_text) VALUES ('0000001', '[]', 'sh', '[]', '/', 'stopped', 1, 2, TRUE, '')");

        migrate(withColor());

        assertThat(query("SELECT color FROM sessions WHERE id = '0000001'")).containsExactly("a;b");
        assertThat(query("SELECT name FROM schema_version ORDER BY version"))
                .containsExactly("sessions", "access", "notify", "login-csrf", "notify-rules", "color");
    }

    @Test
    void doesNothingTheSecondTime() throws SQLException {
        migrate(Migration.ALL);
        List<String> before = query("SELECT applied_at FROM schema_version");

        migrate(Migration.ALL);

        assertThat(query("SELECT applied_at FROM schema_version")).isEqualTo(before);
    }

    @Test
    void refusesADatabaseOfANewerRelease() throws SQLException {
        migrate(withColor());

        assertThatThrownBy(() -> migrate(Migration.ALL))
                .satisfies(e -> assertThat(code(e)).isEqualTo(StorageErrorCode.TOO_NEW))
                .hasMessageContaining("schema version 6, this release knows up to 5");
        assertThat(query("SELECT version FROM schema_version ORDER BY version"))
                .containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void refusesADatabaseWhoseStepsAreNotItsOwn() throws SQLException {
        migrate(Migration.ALL);
        Migration first = Migration.ALL.get(0);

        assertThatThrownBy(() -> migrate(List.of(
                        new Migration(1, first.name(), first.sql() + "-- changed\n"),
                        Migration.ALL.get(1),
                        Migration.ALL.get(2),
                        Migration.ALL.get(3),
                        Migration.ALL.get(4))))
                .satisfies(e -> assertThat(code(e)).isEqualTo(StorageErrorCode.UNAVAILABLE))
                .hasMessageContaining("schema version 1 (sessions)");
    }

    @Test
    void undoesAStepThatFailsHalfWay() throws SQLException {
        migrate(Migration.ALL);
        Migration broken = new Migration(6, "broken", "CREATE TABLE half (a INTEGER);\nCREATE NONSENSE;\n");

        assertThatThrownBy(() -> migrate(
                        Stream.concat(Migration.ALL.stream(), Stream.of(broken)).toList()))
                .satisfies(e -> assertThat(code(e)).isEqualTo(StorageErrorCode.UNAVAILABLE))
                .hasMessageContaining("schema version 6 (broken)");

        assertThat(query("SELECT version FROM schema_version ORDER BY version"))
                .containsExactly("1", "2", "3", "4", "5");
        assertThatThrownBy(() -> query("SELECT a FROM half")).isInstanceOf(SQLException.class);
    }

    @Test
    void numbersItsStepsWithoutGaps() {
        assertThat(Migration.ALL)
                .extracting(Migration::version)
                .containsExactlyElementsOf(Stream.iterate(1, i -> i + 1)
                        .limit(Migration.ALL.size())
                        .toList());
    }

    private void migrate(List<Migration> migrations) {
        new Migrator(migrations, "CLOB").migrate(database.dataSource());
    }

    private static List<Migration> withColor() {
        return Stream.concat(Migration.ALL.stream(), Stream.of(COLOR)).toList();
    }

    private static ErrorCode code(Throwable failure) {
        return ((PlatformException) failure).code();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static DataSource source() {
        return database.dataSource();
    }
}
