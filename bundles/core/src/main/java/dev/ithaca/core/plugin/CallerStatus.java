// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.plugin;

import java.time.Instant;

/**
 * How the calls to one service of a plugin go.
 *
 * @param name names the caller, as its thread without the prefix
 * @param bundle id of the OSGi bundle that has the service, -1 if that is not known
 * @param state how the last call went, or goes
 * @param problem one sentence that says what is wrong, empty if nothing is
 * @param since when that began
 */
public record CallerStatus(String name, long bundle, State state, String problem, Instant since) {
    /** How calls go. */
    public enum State {
        /** The last call ended as it should, or there was none yet. */
        READY,
        /** The last call failed. */
        FAILING,
        /** The call is overdue and has not returned. */
        HANGING,
        /** The service is gone, but a call to it has still not returned. */
        LEFT_BEHIND
    }
}
