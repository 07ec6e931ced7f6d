// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;
import dev.ithaca.spi.PlatformException;

/** What can go wrong with a command itself. */
public enum ShellErrorCode implements ErrorCode {
    /** The command line is not one that could ever work; exit 2. */
    USAGE("shell.usage", ErrorCategory.INVALID),
    /** A value is well formed and still not possible; exit 1. */
    INVALID("shell.invalid", ErrorCategory.INVALID),
    /** There is no session, file or node of that name. */
    NOT_FOUND("shell.not-found", ErrorCategory.NOT_FOUND),
    /** The state of things does not allow the command. */
    CONFLICT("shell.conflict", ErrorCategory.CONFLICT),
    /** A part of the daemon is not there at the moment. */
    UNAVAILABLE("shell.unavailable", ErrorCategory.UNAVAILABLE),
    /** Something did not happen in time. */
    TIMEOUT("shell.timeout", ErrorCategory.TIMEOUT);

    private final String id;
    private final ErrorCategory category;

    ShellErrorCode(String id, ErrorCategory category) {
        this.id = id;
        this.category = category;
    }

    public static PlatformException usage(String message) {
        return new PlatformException(USAGE, message);
    }

    public static PlatformException invalid(String message) {
        return new PlatformException(INVALID, message);
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
