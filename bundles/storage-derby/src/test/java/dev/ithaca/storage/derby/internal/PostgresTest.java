// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRepositoryContract;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.storage.api.SessionRows;
import dev.ithaca.storage.derby.internal.schema.Migration;
import dev.ithaca.storage.derby.internal.schema.Migrator;
import dev.ithaca.storage.derby.internal.sql.ConnectionPool;
import dev.ithaca.storage.derby.internal.sql.SqlSessionRepository;
import dev.ithaca.storage.derby.internal.sql.Transactions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same steps and the same statements on PostgreSQL, where its programs are installed. */
class PostgresTest extends SessionRepositoryContract {
    private static PostgresServer server;
    private static ConnectionPool pool;
    private static SessionRepository sessions;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(programs.isPresent(), "initdb and postgres are not installed (Debian: postgresql)");
        server = PostgresServer.start(programs.get());
        migrator().migrate(server.dataSource());
        pool = new ConnectionPool(server.dataSource(), 8, Duration.ofSeconds(10));
        sessions = new SqlSessionRepository(new Transactions(pool));
    }

    private static Migrator migrator() {
        return new Migrator(Migration.ALL, "TEXT");
    }

    @AfterAll
    static void stop() throws Exception {
        if (pool != null) {
            pool.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void empty() {
        sessions.list(SessionRows.all()).stream().map(SessionRow::id).forEach(sessions::delete);
    }

    @Override
    protected SessionRepository repository() {
        return sessions;
    }

    @Test
    void runsNoStepTwice() throws Exception {
        migrator().migrate(server.dataSource());
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM schema_version")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(Migration.ALL.size());
        }
    }
}
