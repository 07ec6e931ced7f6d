// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of sessions; register it as a service. Calls come one at a time on a thread of the session bundle and must return
 * at once; what a listener is told has been stored before.
 */
@ConsumerType
public interface SessionListener {
    /**
     * A session is new, or something about it other than its output changed.
     *
     * @param session as it is now
     */
    default void changed(SessionInfo session) {}

    /**
     * A session has more output; many writes may come as one call.
     *
     * @param session the session, as it is now
     */
    default void grew(SessionInfo session) {}

    /**
     * Something was typed into a session, for the first time since {@link SessionAttention#probe} looked at it.
     *
     * @param session the session, as it is now
     */
    default void typed(SessionInfo session) {}

    /**
     * A session was deleted.
     *
     * @param session as it was
     */
    default void deleted(SessionInfo session) {}
}
