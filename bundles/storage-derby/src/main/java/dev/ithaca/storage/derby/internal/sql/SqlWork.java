// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What happens in one transaction. It may be run more than once, so it must have no other effects.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface SqlWork<T> {
    /**
     * Does it.
     *
     * @param connection without auto-commit; neither to be committed nor closed here
     * @return what the caller is to get
     * @throws SQLException to undo all of it
     */
    T run(Connection connection) throws SQLException;
}
