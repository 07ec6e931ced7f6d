// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

/** Why an app cannot be served, in words for the one who made it. */
final class AppProblem extends Exception {
    private static final long serialVersionUID = 1L;

    AppProblem(String message) {
        super(message, null, false, false);
    }

    /** The reason, which is never null. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
