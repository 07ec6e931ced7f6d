// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** What can go wrong with storage. */
public enum StorageErrorCode implements ErrorCode {
    /** A row with this key is there already. */
    EXISTS("storage.exists", ErrorCategory.CONFLICT),
    /** Another process has the database open. */
    LOCKED("storage.locked", ErrorCategory.UNAVAILABLE),
    /** The database is of a newer release than this one. */
    TOO_NEW("storage.too-new", ErrorCategory.CONFLICT),
    /** The database cannot be reached, read or written. */
    UNAVAILABLE("storage.unavailable", ErrorCategory.UNAVAILABLE);

    private final String id;
    private final ErrorCategory category;

    StorageErrorCode(String id, ErrorCategory category) {
        this.id = id;
        this.category = category;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
