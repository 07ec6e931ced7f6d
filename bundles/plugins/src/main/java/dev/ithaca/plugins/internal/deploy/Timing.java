// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import java.time.Duration;

/**
 * How patient the folder is.
 *
 * @param poll how often it is looked at
 * @param deadline how long a start or a stop of a plugin may take
 * @param stop how long a plugin may keep the daemon from ending
 */
public record Timing(Duration poll, Duration deadline, Duration stop) {
    /** Longer than a component waits for another one. */
    public static final Duration DEADLINE = Duration.ofSeconds(15);

    /** A stop of the daemon is given up by the client after a minute. */
    public static final Duration STOP = Duration.ofSeconds(5);
}
