// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few connections, kept open and used newest first. Overflow: who finds none waits, in order, up to a deadline. It has
 * neither a thread nor a probe: an embedded database does not lose idle connections.
 */
public final class ConnectionPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final DataSource source;
    private final int size;
    private final Duration wait;
    private final Semaphore permits;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * A pool without connections yet.
     *
     * @param source where they come from
     * @param size how many there can be
     * @param wait how long to wait for one
     */
    public ConnectionPool(DataSource source, int size, Duration wait) {
        this.source = source;
        this.size = size;
        this.wait = wait;
        this.permits = new Semaphore(size, true);
    }

    /** Hands out a connection without auto-commit; the caller gives it back. */
    Connection take() throws SQLException {
        acquire(1, wait);
        Connection connection = null;
        try {
            if (closed) {
                throw new PlatformException(StorageErrorCode.UNAVAILABLE, "the database is closed");
            }
            connection = idle.pollFirst();
            if (connection == null) {
                connection = source.getConnection();
                connection.setAutoCommit(false);
            }
            return connection;
        } finally {
            if (connection == null) {
                permits.release();
            }
        }
    }

    /** Takes a connection back: one that still works is kept. */
    void give(Connection connection, boolean works) {
        if (works) {
            idle.addFirst(connection);
        } else {
            discard(connection);
        }
        permits.release();
    }

    /** Lets nobody in any more, waits a little for those who are in, and closes all connections. */
    @Override
    public void close() {
        closed = true;
        try {
            acquire(size, CLOSE_WAIT);
        } catch (PlatformException e) {
            LOG.warn("The database is closed while in use: {}", e.getMessage());
        }
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            discard(connection);
        }
    }

    private void acquire(int count, Duration patience) {
        try {
            if (!permits.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PlatformException(
                        StorageErrorCode.UNAVAILABLE,
                        "the database is overloaded: no connection became free in " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(StorageErrorCode.UNAVAILABLE, "interrupted while waiting for the database", e);
        }
    }

    private static void discard(Connection connection) {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A broken connection could not be closed", e);
        }
    }
}
