// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stable name for one kind of failure. Each domain has its own enum of codes; a plugin may add codes that begin with
 * its own id.
 *
 * @since 1.0
 */
@ConsumerType
public interface ErrorCode {
    /**
     * The name that scripts match on.
     *
     * @return lower-case words joined by dots and dashes, for example {@code session.not-found}; never changes once
     *     released
     */
    String id();

    /**
     * The kind of failure.
     *
     * @return the category; constant for one code
     */
    ErrorCategory category();
}
