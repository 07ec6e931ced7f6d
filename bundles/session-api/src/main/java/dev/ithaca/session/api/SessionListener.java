// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of sessions; register it as a service. Calls come one at a time on a thread of the session bundle and must return
 * at once; what a listener is told has been stored before.
 */
@ConsumerType
public interface SessionListener {
    /**
     * The sessions of before the start are in step with what became of them. Called once for each listener: after the changes
     * that follow from that, and before all others; a listener that comes later hears of it first.
     *
     * @param lost those that no host knows and whose log tells no end, as they are now; may be empty
     */
    default void recovered(List<SessionInfo> lost) {}

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

    /**
     * Somebody notified the user about a session, other than by its output.
     *
     * @param session the session
     * @param words what was said
     */
    default void notified(SessionInfo session, String words) {}
}
