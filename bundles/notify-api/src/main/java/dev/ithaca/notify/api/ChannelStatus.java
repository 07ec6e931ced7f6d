// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

/**
 * A channel as it is at the moment.
 *
 * @param id its id
 * @param state whether it works
 * @param waiting how many notifications wait for it, with those to be tried again
 * @param delivered how many it delivered since it came
 * @param failed how many it failed to deliver since it came
 * @param problem what was wrong when it last failed, empty if it has not since its last success
 */
public record ChannelStatus(String id, State state, int waiting, long delivered, long failed, String problem) {
    /** Whether a channel works. */
    public enum State {
        /** As far as is known, it does. */
        READY,
        /** Its last attempt failed or took too long. */
        DEGRADED,
        /** A call has not returned although its deadline passed: nothing is handed to it. */
        STUCK
    }
}
