// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRepositoryContract;
import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.api.LockoutRepositoryContract;
import dev.ithaca.storage.api.LoginRepository;
import dev.ithaca.storage.api.LoginRepositoryContract;
import dev.ithaca.storage.api.PushSubscriptionRepository;
import dev.ithaca.storage.api.PushSubscriptionRepositoryContract;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRepositoryContract;
import dev.ithaca.storage.api.TokenRepository;
import dev.ithaca.storage.api.TokenRepositoryContract;
import dev.ithaca.storage.derby.internal.schema.Migration;
import dev.ithaca.storage.derby.internal.schema.Migrator;
import dev.ithaca.storage.derby.internal.sql.ConnectionPool;
import dev.ithaca.storage.derby.internal.sql.SqlDeliveryRepository;
import dev.ithaca.storage.derby.internal.sql.SqlLockoutRepository;
import dev.ithaca.storage.derby.internal.sql.SqlLoginRepository;
import dev.ithaca.storage.derby.internal.sql.SqlPushSubscriptionRepository;
import dev.ithaca.storage.derby.internal.sql.SqlSessionRepository;
import dev.ithaca.storage.derby.internal.sql.SqlTokenRepository;
import dev.ithaca.storage.derby.internal.sql.Transactions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same steps and the same statements on PostgreSQL, where its programs are installed: all contracts of all tables. */
class PostgresTest {
    private static PostgresServer server;
    private static ConnectionPool pool;
    private static Transactions transactions;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(programs.isPresent(), "initdb and postgres are not installed (Debian: postgresql)");
        server = PostgresServer.start(programs.get());
        migrator().migrate(server.dataSource());
        pool = new ConnectionPool(server.dataSource(), 8, Duration.ofSeconds(10));
        transactions = new Transactions(pool);
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
        Tables.empty(transactions);
    }

    @Nested
    class Sessions extends SessionRepositoryContract {
        @Override
        protected SessionRepository repository() {
            return new SqlSessionRepository(transactions);
        }
    }

    @Nested
    class Logins extends LoginRepositoryContract {
        @Override
        protected LoginRepository repository() {
            return new SqlLoginRepository(transactions);
        }
    }

    @Nested
    class Tokens extends TokenRepositoryContract {
        @Override
        protected TokenRepository repository() {
            return new SqlTokenRepository(transactions);
        }
    }

    @Nested
    class Lockouts extends LockoutRepositoryContract {
        @Override
        protected LockoutRepository repository() {
            return repository(LockoutRepository.CLIENTS_MAX);
        }

        @Override
        protected LockoutRepository repository(int clientsMax) {
            return new SqlLockoutRepository(transactions, clientsMax);
        }
    }

    @Nested
    class PushSubscriptions extends PushSubscriptionRepositoryContract {
        @Override
        protected PushSubscriptionRepository repository(int rowsMax) {
            return new SqlPushSubscriptionRepository(transactions, rowsMax);
        }
    }

    @Nested
    class Deliveries extends DeliveryRepositoryContract {
        @Override
        protected DeliveryRepository repository(int rowsMax) {
            return new SqlDeliveryRepository(transactions, rowsMax);
        }
    }

    @Test
    void runsNoStepTwice() throws Exception {
        migrator().migrate(server.dataSource());
        assertThat(strings("SELECT version FROM schema_version")).hasSameSizeAs(Migration.ALL);
    }

    /** Whoever adds a table adds it there, and a contract of it here. */
    @Test
    void knowsAllTables() throws Exception {
        assertThat(strings("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
                .filteredOn(table -> !table.equals("schema_version"))
                .containsExactlyInAnyOrderElementsOf(Tables.ALL);
    }

    private static List<String> strings(String sql) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
