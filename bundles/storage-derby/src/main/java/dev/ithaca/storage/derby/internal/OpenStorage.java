// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.derby.internal.engine.DerbyDatabase;
import dev.ithaca.storage.derby.internal.schema.Migration;
import dev.ithaca.storage.derby.internal.schema.Migrator;
import dev.ithaca.storage.derby.internal.sql.ConnectionPool;
import dev.ithaca.storage.derby.internal.sql.SqlRunner;
import dev.ithaca.storage.derby.internal.sql.Transactions;
import java.nio.file.Path;
import java.time.Duration;

/** A database that is open, has its tables, and answers. */
final class OpenStorage implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);
    private static final String TEXT_TYPE = "CLOB";

    private final DerbyDatabase database;
    private final ConnectionPool pool;
    private final SqlRunner transactions;

    private OpenStorage(DerbyDatabase database) {
        this.database = database;
        this.pool = new ConnectionPool(database.dataSource(), CONNECTIONS, CONNECTION_WAIT);
        this.transactions = new Transactions(pool);
    }

    static OpenStorage open(Path home) {
        DerbyDatabase database = DerbyDatabase.open(home);
        OpenStorage storage = new OpenStorage(database);
        try {
            new Migrator(Migration.ALL, TEXT_TYPE).migrate(database.dataSource());
            return storage;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    SqlRunner transactions() {
        return transactions;
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
