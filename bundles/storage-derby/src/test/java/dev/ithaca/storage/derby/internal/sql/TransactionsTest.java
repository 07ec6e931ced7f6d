// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.storage.derby.internal.engine.DerbyDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
    @TempDir
    private static Path home;

    private static DerbyDatabase database;
    private static ConnectionPool pool;
    private static Transactions transactions;

    @BeforeAll
    static void open() {
        database = DerbyDatabase.open(home);
        pool = new ConnectionPool(database.dataSource(), 1, Duration.ofSeconds(5));
        transactions = new Transactions(pool);
        transactions.run("create", connection -> execute(connection, "CREATE TABLE t (a INTEGER NOT NULL)"));
    }

    @AfterAll
    static void close() {
        pool.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        transactions.run("empty", connection -> execute(connection, "DELETE FROM t"));
    }

    @Test
    void runsWorkAgainThatLostADeadlock() {
        AtomicInteger runs = new AtomicInteger();

        transactions.run("insert", connection -> {
            execute(connection, "INSERT INTO t VALUES (1)");
            if (runs.incrementAndGet() < 3) {
                throw new SQLException("deadlock", "40001");
            }
            return true;
        });

        assertThat(runs).hasValue(3);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void givesUpOnEndlessDeadlocks() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run("do it", connection -> {
                    runs.incrementAndGet();
                    throw new SQLException("deadlock", "40001");
                }))
                .hasMessageContaining("the database cannot do it");
        assertThat(runs).hasValue(5);
    }

    @Test
    void undoesWorkThatFailsAndUsesTheConnectionAgain() {
        assertThatThrownBy(() -> transactions.run("fail", connection -> {
                    execute(connection, "INSERT INTO t VALUES (1)");
                    return execute(connection, "INSERT INTO t VALUES (NULL)");
                }))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(StorageErrorCode.UNAVAILABLE));
        assertThatThrownBy(() -> transactions.run("fail", connection -> {
                    execute(connection, "INSERT INTO t VALUES (1)");
                    throw new IllegalStateException("expected by the test");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count()).isZero();
    }

    @Test
    void replacesAConnectionThatBroke() {
        assertThatThrownBy(() -> transactions.run("close", connection -> {
                    connection.close();
                    throw new SQLException("gone", "08003");
                }))
                .isInstanceOf(PlatformException.class);

        assertThat(count()).isZero();
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql) > 0;
        }
    }

    private static long count() {
        return transactions.run("count", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
