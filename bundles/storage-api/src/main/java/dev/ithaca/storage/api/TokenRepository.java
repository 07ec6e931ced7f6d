// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Rows of tokens. */
@ProviderType
public interface TokenRepository {
    /**
     * Adds a row.
     *
     * @param row the new row; {@link StorageErrorCode#EXISTS} if its name is taken
     */
    void insert(TokenRow row);

    /**
     * Reads a row.
     *
     * @param secretHash hash of its secret
     * @return the row, or nothing
     */
    Optional<TokenRow> find(String secretHash);

    /**
     * Reads all rows.
     *
     * @return the rows, the oldest first
     */
    List<TokenRow> list();

    /**
     * Notes that a token was used.
     *
     * @param id its key
     * @param at when
     * @return false if there is none
     */
    boolean touch(String id, Instant at);

    /**
     * Removes a row.
     *
     * @param id its key
     * @return false if there was none
     */
    boolean delete(String id);

    /**
     * Removes what has ended.
     *
     * @param now rows that end then or earlier are removed
     * @return the ids of the removed rows
     */
    List<String> expire(Instant now);
}
