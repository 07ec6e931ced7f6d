// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** What happens in one transaction. It may be run more than once, so it must have no other effects. */
@FunctionalInterface
interface SqlWork<T> {
    T run(Connection connection) throws SQLException;
}
