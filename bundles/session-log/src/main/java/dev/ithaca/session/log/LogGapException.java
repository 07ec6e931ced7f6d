// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;

/**
 * The bytes at an offset are not there: removed by retention, never stored because the disk was full, or damaged. A
 * reader that wants to go on does so at {@link #resumeAt()}.
 */
public final class LogGapException extends IOException {
    /** {@link #reason()} of bytes older than the oldest that the log still has. */
    public static final String REMOVED = "removed";

    /** {@link #reason()} of bytes that were never stored, for example because the disk was full. */
    public static final String LOST = "lost";

    /** {@link #reason()} of bytes whose checksum does not match. */
    public static final String DAMAGED = "damaged";

    private static final long serialVersionUID = 1L;

    private final long resumeAt;
    private final String reason;

    /** A gap that ends in front of {@code resumeAt}. */
    public LogGapException(long resumeAt, String reason) {
        super("output before offset " + resumeAt + " is " + reason);
        this.resumeAt = resumeAt;
        this.reason = reason;
    }

    /** The first offset behind the gap. */
    public long resumeAt() {
        return resumeAt;
    }

    /** One of {@link #REMOVED}, {@link #LOST} and {@link #DAMAGED}. */
    public String reason() {
        return reason;
    }
}
