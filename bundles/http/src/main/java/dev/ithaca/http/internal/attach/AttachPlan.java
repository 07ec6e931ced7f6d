// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.access.api.Principal;
import dev.ithaca.spi.SessionId;

/**
 * Who attaches to what; all of it was checked before the connection became a WebSocket.
 *
 * @param session the session
 * @param ours whether the client speaks {@code ithaca.v1}
 * @param offset where to go on, -1 to begin with the screen as it is now
 * @param rows rows of the client's terminal, 0 for none
 * @param columns columns of it
 * @param readOnly whether it may only look
 * @param principal who attaches; the connection ends with it
 * @param near whether the client is on this machine, where compression costs and saves nothing
 */
public record AttachPlan(
        SessionId session,
        boolean ours,
        long offset,
        int rows,
        int columns,
        boolean readOnly,
        Principal principal,
        boolean near) {
    /** Where the servlet finds it when Jetty asks for an endpoint. */
    public static final String ATTRIBUTE = "dev.ithaca.http.attach";

    String by() {
        return "web:" + principal.name();
    }
}
