// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;
import dev.ithaca.spi.PlatformException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one mapper from failures to what the caller sees: a line for standard error and an exit code.
 *
 * @param message the line, without its end
 * @param exitCode 1, or 2 for a command line that could never work
 */
public record ErrorReport(String message, int exitCode) {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReport.class);
    private static final int RUNTIME = 1;
    private static final int USAGE = 2;

    public static ErrorReport of(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof PlatformException known) {
            return known.category() == ErrorCategory.INTERNAL ? internal(known) : known(known.code(), known);
        }
        if (cause instanceof BytesGoneException gone) {
            return known(gone.code(), gone);
        }
        if (cause instanceof CancellationException) {
            return new ErrorReport("error: cancelled", RUNTIME);
        }
        return internal(cause);
    }

    private static ErrorReport known(ErrorCode code, Exception failure) {
        LOG.debug("command failed with {}", code.id(), failure);
        return new ErrorReport("error: " + oneLine(String.valueOf(failure.getMessage())), exitCode(code));
    }

    private static int exitCode(ErrorCode code) {
        return switch (code.category()) {
            case INVALID -> code == ShellErrorCode.USAGE ? USAGE : RUNTIME;
            case UNAUTHENTICATED, DENIED, NOT_FOUND, CONFLICT, LIMIT, UNAVAILABLE, TIMEOUT, INTERNAL -> RUNTIME;
        };
    }

    private static ErrorReport internal(Throwable failure) {
        String id = Integer.toHexString(ThreadLocalRandom.current().nextInt() | 0x1000_0000);
        LOG.error("{}: command failed", id, failure);
        return new ErrorReport("error: a fault of the daemon; its log has more under " + id, RUNTIME);
    }

    private static String oneLine(String message) {
        return message.replace('\n', ' ').replace('\r', ' ');
    }
}
