// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.wire.host.HostReply;

/** Maps a host's failure codes to those of the API, in one place. */
public final class HostFailures {
    private HostFailures() {}

    public static SessionErrorCode code(HostReply.Code code) {
        return switch (code) {
            case NOT_FOUND -> SessionErrorCode.NOT_RUNNING;
            case EXISTS, INTERNAL -> SessionErrorCode.INTERNAL;
            case RUNNING -> SessionErrorCode.RUNNING;
            case BUSY -> SessionErrorCode.BUSY;
            case COMMAND_NOT_FOUND -> SessionErrorCode.COMMAND_NOT_FOUND;
            case BAD_DIRECTORY -> SessionErrorCode.BAD_DIRECTORY;
            case DRAINING -> SessionErrorCode.HOST_UNAVAILABLE;
            case INVALID -> SessionErrorCode.INVALID;
        };
    }
}
