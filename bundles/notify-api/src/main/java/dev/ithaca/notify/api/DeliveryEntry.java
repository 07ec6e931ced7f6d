// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import java.time.Instant;

/**
 * What became of one notification on one channel.
 *
 * @param sequence its place in the log
 * @param notification id of the notification
 * @param kind kind of the notification
 * @param title its title
 * @param sessions ids of its sessions between commas, may be empty
 * @param channel id of the channel; empty if there was none
 * @param rule name of the rule that decided, empty if none was about it
 * @param outcome what became of it
 * @param attempts how often it was tried
 * @param detail one sentence, may be empty
 * @param createdAt when the notification was made
 * @param finishedAt when its fate was known
 */
public record DeliveryEntry(
        long sequence,
        String notification,
        String kind,
        String title,
        String sessions,
        String channel,
        String rule,
        Outcome outcome,
        int attempts,
        String detail,
        Instant createdAt,
        Instant finishedAt) {
    /** What can become of a notification on a channel. */
    public enum Outcome {
        /** The receiver has it. */
        DELIVERED,
        /** The channel had nobody to tell. */
        IGNORED,
        /** It was tried as often as it may be, or would fail again. */
        FAILED,
        /** The channel had too much to do, or went away. */
        DROPPED,
        /** It waits for the end of the quiet hours, and is told then in a summary. */
        HELD,
        /** There was no channel, a rule or the session does not want it, or the same was told just before. */
        UNSENT
    }
}
