// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** A reader asked for bytes that retention removed or that were never stored. */
public final class BytesGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long resumeAt;

    /**
     * Bytes are gone.
     *
     * @param offset what was asked for
     * @param resumeAt first offset from which reading can go on
     * @param reason why they are gone, for the user
     */
    public BytesGoneException(long offset, long resumeAt, String reason) {
        super("the output from byte " + offset + " to " + resumeAt + " is gone (" + reason + "); go on at " + resumeAt);
        this.resumeAt = resumeAt;
    }

    /**
     * Where reading can go on.
     *
     * @return the first offset behind the gap
     */
    public long resumeAt() {
        return resumeAt;
    }

    /**
     * The code for edges that map errors.
     *
     * @return {@link SessionErrorCode#BYTES_GONE}, a {@link ErrorCategory#NOT_FOUND}
     */
    public ErrorCode code() {
        return SessionErrorCode.BYTES_GONE;
    }
}
