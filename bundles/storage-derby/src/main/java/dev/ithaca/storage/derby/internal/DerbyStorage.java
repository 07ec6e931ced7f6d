// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.storage.derby.internal.sql.SqlRunner;
import dev.ithaca.storage.derby.internal.sql.SqlWork;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database, shared by the repositories. It is opened on a thread of its own while the rest of the daemon starts: a
 * call that comes early waits for it. If it cannot be opened, every call says why, which reaches the user; a component that
 * failed to activate would not.
 */
@Component(service = DerbyStorage.class)
public final class DerbyStorage implements SqlRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyStorage.class);
    private static final int OPEN_SECONDS = 30;
    private static final int CLOSE_SECONDS = 5;

    private final CompletableFuture<OpenStorage> storage = new CompletableFuture<>();

    /**
     * Begins to open the database.
     *
     * @param state where it is
     * @param pools where it is opened
     */
    @Activate
    public DerbyStorage(@Reference StateDirectory state, @Reference WorkerPools pools) {
        Path home = state.database();
        pools.newThread("storage-open", () -> open(home)).start();
    }

    private void open(Path home) {
        long begin = System.nanoTime();
        try {
            storage.complete(OpenStorage.open(home));
            LOG.info("The database {} is open after {} ms", home, (System.nanoTime() - begin) / 1_000_000);
        } catch (Throwable e) {
            LOG.error("The database is not available: {}", e.getMessage(), e);
            storage.completeExceptionally(e);
        }
    }

    private SqlRunner transactions() {
        try {
            return storage.get(OPEN_SECONDS, TimeUnit.SECONDS).transactions();
        } catch (ExecutionException e) {
            StorageErrorCode code = e.getCause() instanceof PlatformException known
                            && known.code() instanceof StorageErrorCode storageCode
                    ? storageCode
                    : StorageErrorCode.UNAVAILABLE;
            throw new PlatformException(code, e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new PlatformException(StorageErrorCode.UNAVAILABLE, "the database is still being opened", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(StorageErrorCode.UNAVAILABLE, "interrupted while waiting for the database", e);
        }
    }

    @Override
    public <T> T run(String what, SqlWork<T> work) {
        return transactions().run(what, work);
    }

    /** Closes the database, as soon as it is open if it is just being opened. */
    @Deactivate
    public void close() {
        CompletableFuture<Void> closed = storage.handle((open, failure) -> {
            if (open != null) {
                open.close();
            }
            return null;
        });
        try {
            closed.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The database did not close in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
