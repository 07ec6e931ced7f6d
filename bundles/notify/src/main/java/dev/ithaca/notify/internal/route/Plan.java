// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.notify.internal.policy.Decision;
import dev.ithaca.notify.internal.policy.Policy;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a notification: the same for one that is sent and for one that is only asked about.
 *
 * @param decision what the rules say
 * @param unsent why no channel gets it, empty if some do
 * @param heldUntil when it is told in a summary, null if at once
 * @param channels who gets it
 * @param missing who should, but is not installed
 */
public record Plan(
        Decision decision, String unsent, @Nullable Instant heldUntil, List<String> channels, List<String> missing) {
    public static Plan of(Policy policy, Notification news, boolean enabled, List<String> installed, Instant now) {
        Decision decision = policy.decide(news);
        List<String> channels = installed.stream().filter(decision::isFor).toList();
        List<String> missing = decision.channels().stream()
                .filter(channel -> !installed.contains(channel))
                .toList();
        Instant quietUntil = decision.notification().urgency() == Urgency.HIGH
                ? null
                : policy.quiet().until(now).orElse(null);
        return new Plan(decision, unsent(decision, enabled, channels, installed), quietUntil, channels, missing);
    }

    private static String unsent(Decision decision, boolean enabled, List<String> channels, List<String> installed) {
        if (!enabled) {
            return "notifications of the session are off";
        }
        if (decision.denied()) {
            return "the rule denies it";
        }
        if (installed.isEmpty()) {
            return "no channel is installed";
        }
        return channels.isEmpty() ? "none of the channels that it is for is installed" : "";
    }

    Notification notification() {
        return decision.notification();
    }
}
