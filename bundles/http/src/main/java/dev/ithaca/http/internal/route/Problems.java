// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.PlatformException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become statuses. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 2;

    private Problems() {}

    /** What the caller is told of a failure. Faults of our own are logged here, with the id that the caller is given. */
    public static Problem of(Throwable failure, String requestId) {
        Throwable cause = unwrap(failure);
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof PlatformException platform && platform.category() != ErrorCategory.INTERNAL) {
            Problem problem = new Problem(
                    status(platform.category()), platform.code().id(), String.valueOf(platform.getMessage()), cause);
            return platform.category() == ErrorCategory.UNAVAILABLE
                    ? problem.withHeader("Retry-After", Integer.toString(RETRY_SECONDS))
                    : problem;
        }
        if (cause instanceof BytesGoneException gone) {
            return new Problem(410, gone.code().id(), String.valueOf(gone.getMessage()), cause)
                    .with("first_offset", gone.resumeAt());
        }
        if (cause instanceof RejectedExecutionException || cause instanceof InterruptedException) {
            return new Problem(HttpErrorCode.UNAVAILABLE, "the daemon is busy or stops; try again")
                    .withHeader("Retry-After", Integer.toString(RETRY_SECONDS));
        }
        LOG.error("{}: a request failed", requestId, cause);
        return new Problem(HttpErrorCode.INTERNAL, "a fault of Ithaca; see the daemon's log for " + requestId);
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The table of docs/architecture.md: what kind of failure is which status. */
    private static int status(ErrorCategory category) {
        return switch (category) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case DENIED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case LIMIT -> 429;
            case UNAVAILABLE -> 503;
            case TIMEOUT -> 504;
            case INTERNAL -> 500;
        };
    }
}
