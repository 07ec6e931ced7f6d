// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How patient a channel is.
 *
 * @param deadline how long one call may take
 * @param patience how long after its deadline a call may still return before what waits behind it is given up
 * @param firstPause how long to wait before the second attempt; each further pause is {@value #GROWTH} times as long
 * @param longestPause how long a pause may become
 * @param longestAsked how long a pause may become where a receiver asks for it
 * @param attempts how often one notification is tried
 * @param queue how many notifications may wait, with those to be tried again
 */
public record ChannelLimits(
        Duration deadline,
        Duration patience,
        Duration firstPause,
        Duration longestPause,
        Duration longestAsked,
        int attempts,
        int queue) {
    private static final int GROWTH = 5;

    /** What the daemon uses: five attempts within about six minutes. */
    public static final ChannelLimits DEFAULTS = new ChannelLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            5,
            256);

    /** How long to wait after so many attempts: what the receiver asks for, or longer. */
    Duration pause(int attemptsMade, @Nullable Duration asked) {
        Duration pause = firstPause;
        for (int i = 1; i < attemptsMade && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        Duration own = pause.compareTo(longestPause) < 0 ? pause : longestPause;
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }

    /** Whether a receiver asks to wait for so long that it is not waited for. */
    boolean isTooLong(@Nullable Duration asked) {
        return asked != null && asked.compareTo(longestAsked) > 0;
    }
}
