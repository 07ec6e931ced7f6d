// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.engine;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.derby.iapi.jdbc.InternalDriver;
import org.apache.derby.iapi.jdbc.JDBCBoot;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one embedded database. It asks the engine itself, not {@code DriverManager}, which would look for drivers
 * through class loaders that cannot see this bundle.
 */
final class DerbyDataSource implements DataSource {
    private final String url;

    DerbyDataSource(String url) {
        this.url = url;
    }

    /** Opens a connection, and before that boots the engine and the database if they are down. */
    static Connection connect(String url) throws SQLException {
        InternalDriver driver = InternalDriver.activeDriver();
        if (driver == null) {
            JDBCBoot.boot();
            driver = InternalDriver.activeDriver();
        }
        return driver.connect(url, new Properties());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(url);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the embedded database has no users");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the engine logs to derby.log");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("there is no login");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the engine logs to derby.log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper for " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
