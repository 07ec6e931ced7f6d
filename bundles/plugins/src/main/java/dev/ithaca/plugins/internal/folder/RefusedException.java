// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

/** A file that is no plugin for this Ithaca. The message is one sentence for the user. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean incomplete;

    public RefusedException(String message) {
        this(message, false);
    }

    RefusedException(String message, boolean incomplete) {
        super(message);
        this.incomplete = incomplete;
    }

    /** Whether the file looks like one that is still being written. */
    public boolean incomplete() {
        return incomplete;
    }
}
