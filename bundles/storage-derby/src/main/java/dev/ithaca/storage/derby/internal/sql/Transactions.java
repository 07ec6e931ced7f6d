// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in transactions: committed, and thereby durable, when {@link #run} returns; without effect when it throws.
 * What lost a deadlock is run again, a few times.
 */
public final class Transactions implements SqlRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 5;
    private static final String ROLLED_BACK = "40";

    /** The state of an exception that work throws to be run again. */
    static final String RUN_AGAIN = "40001";

    private final ConnectionPool pool;

    /**
     * Transactions over a pool.
     *
     * @param pool where connections come from
     */
    public Transactions(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public <T> T run(String what, SqlWork<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                String state = e.getSQLState();
                if (attempt == ATTEMPTS || state == null || !state.startsWith(ROLLED_BACK)) {
                    throw new PlatformException(
                            StorageErrorCode.UNAVAILABLE, "the database cannot " + what + ": " + e.getMessage(), e);
                }
                LOG.debug("A transaction to {} met a deadlock and is run again", what, e);
            }
        }
    }

    private <T> T once(SqlWork<T> work) throws SQLException {
        Connection connection = pool.take();
        boolean committed = false;
        boolean works = false;
        try {
            T result = work.run(connection);
            connection.commit();
            committed = true;
            works = true;
            return result;
        } finally {
            if (!committed) {
                works = rolledBack(connection);
            }
            pool.give(connection, works);
        }
    }

    private static boolean rolledBack(Connection connection) {
        try {
            connection.rollback();
            return !connection.isClosed();
        } catch (SQLException e) {
            LOG.debug("A connection is given up", e);
            return false;
        }
    }
}
