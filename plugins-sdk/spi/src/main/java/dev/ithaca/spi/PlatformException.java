// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception for a broken expectation. Its message is one sentence for the user: what failed, on what, and what
 * to do about it; it never holds terminal output, input or secrets.
 *
 * @since 1.0
 */
public final class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /**
     * A failure without a cause worth keeping.
     *
     * @param code what kind of failure
     * @param message one sentence for the user
     */
    public PlatformException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * A failure that another exception led to.
     *
     * @param code what kind of failure
     * @param message one sentence for the user
     * @param cause what led to it, for the log only
     */
    public PlatformException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /**
     * What kind of failure this is.
     *
     * @return the code given at construction
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * The category of {@link #code()}.
     *
     * @return the category
     */
    public ErrorCategory category() {
        return code.category();
    }
}
