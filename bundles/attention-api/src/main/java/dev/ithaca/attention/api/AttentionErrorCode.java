// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** What can go wrong with the inbox. */
public enum AttentionErrorCode implements ErrorCode {
    /** No open item has this id: it was answered, taken back, or never was. */
    NOT_FOUND("attention.not-found", ErrorCategory.NOT_FOUND),
    /** Several open items begin with this prefix. */
    AMBIGUOUS("attention.ambiguous", ErrorCategory.INVALID),
    /** An answer is malformed, no choice of the item, or of a form that its source does not take. */
    INVALID("attention.invalid", ErrorCategory.INVALID),
    /** What is asked is not what was shown, or was answered meanwhile; nothing was delivered. */
    CHANGED("attention.changed", ErrorCategory.CONFLICT),
    /** The source of the item went away. */
    UNAVAILABLE("attention.unavailable", ErrorCategory.UNAVAILABLE),
    /** The source did not say in time what became of the answer. */
    TIMEOUT("attention.timeout", ErrorCategory.TIMEOUT),
    /** A fault of the source. */
    INTERNAL("attention.internal", ErrorCategory.INTERNAL);

    private final String id;
    private final ErrorCategory category;

    AttentionErrorCode(String id, ErrorCategory category) {
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
