// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import org.jspecify.annotations.Nullable;

/** The client cannot go on; the message is the one line for standard error. */
final class CliException extends Exception {
    private static final long serialVersionUID = 1L;

    static final int RUNTIME = 1;
    static final int USAGE = 2;

    private final int exitCode;

    CliException(String message) {
        this(message, RUNTIME, null);
    }

    CliException(String message, int exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
