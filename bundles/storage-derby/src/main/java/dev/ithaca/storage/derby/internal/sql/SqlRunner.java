// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

/** Where repositories run their work. */
public interface SqlRunner {
    /**
     * Runs work in a transaction, which is committed when this returns and without effect when it throws.
     *
     * @param what what the work is to do, for a message that begins with "the database cannot"
     * @param work what to do
     * @param <T> what the work finds out
     * @return what the work returned
     */
    <T> T run(String what, SqlWork<T> work);
}
