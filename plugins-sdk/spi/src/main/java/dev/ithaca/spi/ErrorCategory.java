// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi;

/**
 * What kind of failure an {@link ErrorCode} is. The HTTP status and the exit code of the command line follow from the
 * category alone, in one mapper each.
 *
 * @since 1.0
 */
public enum ErrorCategory {
    /** The caller's input is wrong; the same call fails again. */
    INVALID,
    /** The caller did not say who it is. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    DENIED,
    /** What the call names does not exist. */
    NOT_FOUND,
    /** What the call names exists, in a state that does not allow the call. */
    CONFLICT,
    /** A limit or quota is reached. */
    LIMIT,
    /** Something that the call needs is down; the same call may succeed later. */
    UNAVAILABLE,
    /** A deadline passed before the call was done. */
    TIMEOUT,
    /** A fault of Ithaca or of a plugin. */
    INTERNAL
}
