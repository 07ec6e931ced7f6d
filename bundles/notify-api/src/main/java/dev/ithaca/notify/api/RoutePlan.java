// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import dev.ithaca.spi.notify.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a notification.
 *
 * @param rule name of the rule that decides, empty if none is about it
 * @param unsent why no channel gets it, empty if some do
 * @param heldUntil when it is told in a summary, null if at once
 * @param urgency how soon it is told
 * @param channels ids of the channels that get it
 * @param missing ids of channels that should, but are not installed
 * @param escalations who else is told if nobody answers, where it is a wait
 */
public record RoutePlan(
        String rule,
        String unsent,
        @Nullable Instant heldUntil,
        Urgency urgency,
        List<String> channels,
        List<String> missing,
        List<Step> escalations) {
    /** Copies the lists. */
    public RoutePlan {
        channels = List.copyOf(channels);
        missing = List.copyOf(missing);
        escalations = List.copyOf(escalations);
    }

    /**
     * A step of the escalation.
     *
     * @param after for how long nobody has answered
     * @param channels ids of the channels that get it then
     */
    public record Step(Duration after, List<String> channels) {
        /** Copies the list. */
        public Step {
            channels = List.copyOf(channels);
        }
    }
}
