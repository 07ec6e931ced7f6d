// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** What can go wrong with access. */
public enum AccessErrorCode implements ErrorCode {
    /** A password, name, scope or lifetime is out of its bounds. */
    INVALID("access.invalid", ErrorCategory.INVALID),
    /** There is no password to log in with. */
    NO_PASSWORD("access.no-password", ErrorCategory.CONFLICT),
    /** A token has this name already. */
    NAME_TAKEN("access.name-taken", ErrorCategory.CONFLICT),
    /** The principal may not have this. */
    DENIED("access.denied", ErrorCategory.DENIED),
    /** As many tokens or tickets exist as may. */
    LIMIT("access.limit", ErrorCategory.LIMIT),
    /** Too many passwords are being checked at once. */
    BUSY("access.busy", ErrorCategory.LIMIT);

    private final String id;
    private final ErrorCategory category;

    AccessErrorCode(String id, ErrorCategory category) {
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
