// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** What can go wrong with notifications. */
public enum NotifyErrorCode implements ErrorCode {
    /** A text, an address or a key is missing, too long or malformed. */
    INVALID("notify.invalid", ErrorCategory.INVALID),
    /** The session that a notification is about does not run. */
    SOURCE("notify.source", ErrorCategory.CONFLICT),
    /** More notifications are on their way than may be. */
    BUSY("notify.busy", ErrorCategory.LIMIT),
    /** Something that notifications need is not there. */
    UNAVAILABLE("notify.unavailable", ErrorCategory.UNAVAILABLE);

    private final String id;
    private final ErrorCategory category;

    NotifyErrorCode(String id, ErrorCategory category) {
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
