// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import dev.ithaca.spi.notify.Notification;
import java.util.List;

/**
 * What the rules make of a notification.
 *
 * @param notification with the urgency that they give it, and the name of the rule as its attribute
 * @param rule name of the rule that decided, empty if none is about it
 * @param denied whether channels do not get it
 * @param channels who gets it; empty for all but {@code kept}
 * @param kept who is kept for later: the channels of escalations
 */
public record Decision(
        Notification notification, String rule, boolean denied, List<String> channels, List<String> kept) {
    /** The attribute that names the rule, for the log and for channels. */
    public static final String RULE = "rule";

    /** Whether a channel gets it. */
    public boolean isFor(String channel) {
        return channels.isEmpty() ? !kept.contains(channel) : channels.contains(channel);
    }
}
