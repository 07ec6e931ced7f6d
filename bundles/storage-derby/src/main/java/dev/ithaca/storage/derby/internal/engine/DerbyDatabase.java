// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.engine;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine with one open database in {@code <home>/ithaca}. Closing it takes the engine down as well, with its threads
 * and its entry in {@code DriverManager}, so that the bundle can be replaced.
 */
public final class DerbyDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyDatabase.class);
    private static final String PREFIX = "jdbc:derby:";
    private static final String LOCKED_BY_OTHER = "XSDB6";
    private static final String DATABASE_IS_DOWN = "08006";
    private static final String ENGINE_IS_DOWN = "XJ015";

    private final EngineProperties properties;
    private final Path directory;

    private DerbyDatabase(EngineProperties properties, Path directory) {
        this.properties = properties;
        this.directory = directory;
    }

    /**
     * Opens the database, makes it if there is none, and repairs it if its last process was killed.
     *
     * @param home an existing directory of its own
     * @return the open database
     * @throws PlatformException {@link StorageErrorCode#LOCKED} if another process has it open,
     *     {@link StorageErrorCode#UNAVAILABLE} if it cannot be opened
     */
    public static DerbyDatabase open(Path home) {
        DerbyDatabase database = new DerbyDatabase(new EngineProperties(home), home.resolve("ithaca"));
        try {
            if (!Files.exists(database.directory)) {
                create(home.resolve("ithaca.new"), database.directory);
            }
            DerbyDataSource.connect(PREFIX + database.directory).close();
            return database;
        } catch (SQLException | IOException e) {
            database.stopEngine();
            throw failure(database.directory, e);
        }
    }

    /**
     * Where connections come from.
     *
     * @return a source without a pool
     */
    public DataSource dataSource() {
        return new DerbyDataSource(PREFIX + directory);
    }

    /** Writes a checkpoint, so that the next start is quick, and takes the engine down. */
    @Override
    public void close() {
        stop(PREFIX + directory + ";shutdown=true", DATABASE_IS_DOWN);
        stopEngine();
    }

    /** A half-made database cannot be opened or repaired: it gets its name only when it is complete. */
    private static void create(Path fresh, Path directory) throws SQLException, IOException {
        deleteTree(fresh);
        DerbyDataSource.connect(PREFIX + fresh + ";create=true").close();
        stop(PREFIX + fresh + ";shutdown=true", DATABASE_IS_DOWN);
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(root)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    private void stopEngine() {
        stop(PREFIX + ";shutdown=true", ENGINE_IS_DOWN);
        properties.close();
    }

    /** Derby answers every shutdown with an exception; the state says whether it is the good one. */
    private static void stop(String url, String expected) {
        try {
            DerbyDataSource.connect(url).close();
        } catch (SQLException e) {
            if (!expected.equals(e.getSQLState())) {
                LOG.warn("Derby did not shut down cleanly: {}", e.getMessage(), e);
            }
        }
    }

    private static PlatformException failure(Path directory, Exception cause) {
        for (Throwable e = cause; e != null; e = e instanceof SQLException sql ? next(sql) : e.getCause()) {
            if (e instanceof SQLException sql && LOCKED_BY_OTHER.equals(sql.getSQLState())) {
                return new PlatformException(
                        StorageErrorCode.LOCKED,
                        "the database " + directory + " is open in another process: stop that process first",
                        cause);
            }
        }
        return new PlatformException(
                StorageErrorCode.UNAVAILABLE,
                "the database " + directory + " cannot be opened: " + cause.getMessage(),
                cause);
    }

    private static Throwable next(SQLException e) {
        return e.getNextException() == null ? e.getCause() : e.getNextException();
    }
}
