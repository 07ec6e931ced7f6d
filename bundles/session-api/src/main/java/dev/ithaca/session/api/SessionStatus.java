// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.util.Locale;
import java.util.Optional;

/** Where a session is in its life. */
public enum SessionStatus {
    /** Accepted and recorded; its child is not yet known to run. */
    CREATED,
    /** Its child runs. */
    RUNNING,
    /** Its child runs, and a stop or kill is under way. */
    STOPPING,
    /** Its child exited with code 0, or ended after a stop was asked for. */
    STOPPED,
    /** Its child ended after a kill was asked for. */
    KILLED,
    /** Its child could not be started, exited with another code than 0, or was ended by a signal that nobody asked for. */
    FAILED,
    /** What became of its child cannot be known, for example after a power cut. */
    UNKNOWN;

    /**
     * The name used on the command line, in JSON and in storage.
     *
     * @return the lower-case name
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the child may still run.
     *
     * @return true for created, running and stopping
     */
    public boolean isLive() {
        return this == CREATED || this == RUNNING || this == STOPPING;
    }

    /**
     * Finds a status by its label.
     *
     * @param label a label in any case
     * @return the status, or nothing if there is none of that name
     */
    public static Optional<SessionStatus> of(String label) {
        for (SessionStatus status : values()) {
            if (status.label().equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
