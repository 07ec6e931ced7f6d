// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The hash of the password, and rows of logins: they are together because a new password removes all logins at once. */
@ProviderType
public interface LoginRepository {
    /**
     * The hash of the password.
     *
     * @return the hash in its own notation, or nothing if there is no password
     */
    Optional<String> passwordHash();

    /**
     * Replaces the hash of the password and removes all logins, both or neither.
     *
     * @param hash the new hash, at most 512 characters
     * @return the ids of the removed logins
     */
    List<String> replacePassword(String hash);

    /**
     * Adds a row, unless the password has changed meanwhile.
     *
     * @param row the new row
     * @param passwordHash the hash of the password as the caller read it before
     * @return false if that is not the hash any more; then nothing is added
     */
    boolean insert(LoginRow row, Optional<String> passwordHash);

    /**
     * Reads a row.
     *
     * @param secretHash hash of its secret
     * @return the row, or nothing
     */
    Optional<LoginRow> find(String secretHash);

    /**
     * Reads all rows.
     *
     * @return the rows, the newest first
     */
    List<LoginRow> list();

    /**
     * Notes that a login was used.
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
     * Removes what has ended, and the longest unused of too many.
     *
     * @param now rows that end then or earlier are removed
     * @param unusedSince rows that were last used then or earlier are removed
     * @param keep how many rows may stay
     * @return the ids of the removed rows
     */
    List<String> expire(Instant now, Instant unusedSince, int keep);
}
