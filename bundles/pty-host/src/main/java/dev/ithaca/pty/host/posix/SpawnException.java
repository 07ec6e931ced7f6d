// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/** A child could not be started; the message is for the user and names what was wrong. */
public final class SpawnException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Reason {
        COMMAND_NOT_FOUND,
        BAD_DIRECTORY,
        INVALID,
        SYSTEM
    }

    private final Reason reason;

    public SpawnException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
