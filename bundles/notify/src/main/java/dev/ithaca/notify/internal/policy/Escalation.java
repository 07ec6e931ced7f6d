// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who else is told of a wait that nobody has answered.
 *
 * @param after for how long nobody has
 * @param channels who is told
 */
public record Escalation(Duration after, List<String> channels) {
    private static final Set<String> FIELDS = Set.of("after_minutes", "channel");

    static Escalation of(String text) {
        Fields fields = new Fields(text, FIELDS);
        long minutes = Long.parseLong(fields.one("after_minutes").orElse("0"));
        if (minutes < 1 || fields.all("channel").isEmpty()) {
            throw new IllegalArgumentException("after_minutes of 1 or more and a channel are needed");
        }
        return new Escalation(Duration.ofMinutes(minutes), fields.all("channel"));
    }
}
