// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionFilter;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.storage.api.StorageErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
 * Sessions in the embedded database. The database is opened on a thread of its own while the rest of the daemon starts: a
 * call that comes early waits for it. If it cannot be opened, every call says why, which reaches the user; a component that
 * failed to activate would not.
 */
@Component(service = SessionRepository.class)
public final class DerbySessionRepository implements SessionRepository {
    private static final Logger LOG = LoggerFactory.getLogger(DerbySessionRepository.class);
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
    public DerbySessionRepository(@Reference StateDirectory state, @Reference WorkerPools pools) {
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

    private SessionRepository sessions() {
        try {
            return storage.get(OPEN_SECONDS, TimeUnit.SECONDS).sessions();
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
    public void insert(SessionRow row) {
        sessions().insert(row);
    }

    @Override
    public boolean update(SessionRow row) {
        return sessions().update(row);
    }

    @Override
    public Optional<SessionRow> find(SessionId id) {
        return sessions().find(id);
    }

    @Override
    public List<SessionRow> list(SessionFilter filter) {
        return sessions().list(filter);
    }

    @Override
    public long count(SessionFilter filter) {
        return sessions().count(filter);
    }

    @Override
    public List<SessionId> idsWithPrefix(String prefix, int limit) {
        return sessions().idsWithPrefix(prefix, limit);
    }

    @Override
    public boolean delete(SessionId id) {
        return sessions().delete(id);
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
