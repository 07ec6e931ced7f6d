// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** What can go wrong with a session. */
public enum SessionErrorCode implements ErrorCode {
    /** No session has this id. */
    NOT_FOUND("session.not-found", ErrorCategory.NOT_FOUND),
    /** Several sessions begin with this prefix. */
    AMBIGUOUS("session.ambiguous", ErrorCategory.INVALID),
    /** The call needs a running session and this one has ended. */
    NOT_RUNNING("session.not-running", ErrorCategory.CONFLICT),
    /** The call needs an ended session and this one runs. */
    RUNNING("session.running", ErrorCategory.CONFLICT),
    /** The command was not found on the caller's path. */
    COMMAND_NOT_FOUND("session.command-not-found", ErrorCategory.INVALID),
    /** The working directory does not exist or is no directory. */
    BAD_DIRECTORY("session.bad-directory", ErrorCategory.INVALID),
    /** A title, tag, size or another argument is out of its bounds. */
    INVALID("session.invalid", ErrorCategory.INVALID),
    /** As many sessions run as may. */
    LIMIT("session.limit", ErrorCategory.LIMIT),
    /** The session's input queue is full: its program does not read. */
    BUSY("session.busy", ErrorCategory.LIMIT),
    /** What an input answers is not shown any more, or somebody else has typed since; nothing was typed. */
    SCREEN_CHANGED("session.screen-changed", ErrorCategory.CONFLICT),
    /** The session runs in a pty-host of an older version, which cannot do this. */
    HOST_TOO_OLD("session.host-too-old", ErrorCategory.CONFLICT),
    /** The asked bytes of the log were removed by retention or never stored. */
    BYTES_GONE("session.bytes-gone", ErrorCategory.NOT_FOUND),
    /** No pty-host can be reached or started. */
    HOST_UNAVAILABLE("session.host-unavailable", ErrorCategory.UNAVAILABLE),
    /** A deadline passed. */
    TIMEOUT("session.timeout", ErrorCategory.TIMEOUT),
    /** A fault of Ithaca. */
    INTERNAL("session.internal", ErrorCategory.INTERNAL);

    private final String id;
    private final ErrorCategory category;

    SessionErrorCode(String id, ErrorCategory category) {
        this.id = id;
        this.category = category;
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
