// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.RefusedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleException;

/** Says in a sentence why something went wrong; the stack is for the log at debug level. */
final class Reasons {
    private static final int MOST = 500;

    private Reasons() {}

    static String of(Throwable failure) {
        Throwable plain =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String text;
        if (plain instanceof BundleException one) {
            text = of(one);
        } else if (plain instanceof RefusedException) {
            text = plain.getMessage();
        } else if (plain instanceof TimeoutException) {
            text = "it does not come to an end with its start or stop; it was interrupted";
        } else if (plain instanceof CancellationException || plain instanceof InterruptedException) {
            text = "it was interrupted";
        } else {
            text = "it could not be put in place: " + words(plain);
        }
        return text.length() > MOST ? text.substring(0, MOST - 1) + "…" : text;
    }

    private static String of(BundleException failure) {
        return switch (failure.getType()) {
            case BundleException.DUPLICATE_BUNDLE_ERROR ->
                "an OSGi bundle of its name and version is installed already";
            case BundleException.MANIFEST_ERROR -> "its manifest cannot be used: " + words(failure);
            case BundleException.ACTIVATOR_ERROR -> "its activator failed: " + words(root(failure));
            case BundleException.RESOLVE_ERROR -> "what it needs does not fit together: " + words(failure);
            default -> "it could not be started: " + words(root(failure));
        };
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return first.isBlank() ? failure.getClass().getSimpleName() : first;
    }
}
