// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import dev.ithaca.spi.SessionId;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Rows of sessions. */
@ProviderType
public interface SessionRepository {
    /**
     * Adds a row.
     *
     * @param row the new row; {@link StorageErrorCode#EXISTS} if its id is taken
     */
    void insert(SessionRow row);

    /**
     * Replaces a row.
     *
     * @param row the row as it shall be
     * @return false if no row has its id
     */
    boolean update(SessionRow row);

    /**
     * Reads a row.
     *
     * @param id its key
     * @return the row, or nothing
     */
    Optional<SessionRow> find(SessionId id);

    /**
     * Reads rows.
     *
     * @param filter which
     * @return the rows, in the order asked for
     */
    List<SessionRow> list(SessionFilter filter);

    /**
     * Counts rows.
     *
     * @param filter which; its offset and limit do not matter
     * @return how many match
     */
    long count(SessionFilter filter);

    /**
     * Ids that begin with a prefix.
     *
     * @param prefix lower-case hexadecimal characters
     * @param limit how many to return at most
     * @return ids in order
     */
    List<SessionId> idsWithPrefix(String prefix, int limit);

    /**
     * Removes a row.
     *
     * @param id its key
     * @return false if there was none
     */
    boolean delete(SessionId id);
}
