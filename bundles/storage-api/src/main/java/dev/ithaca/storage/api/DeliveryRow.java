// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;

/**
 * What became of one notification on one channel.
 *
 * @param sequence its place in the log; 0 until it is stored
 * @param notification id of the notification, at most 128 characters
 * @param kind kind of the notification, at most 32 characters
 * @param title its title, at most 256 characters
 * @param sessions ids of its sessions between commas, may be empty, at most 256 characters
 * @param channel id of the channel, at most 64 characters; empty if there was none
 * @param rule name of the rule that decided, at most 64 characters; empty if none was about it
 * @param outcome a lower-case word, at most 16 characters
 * @param attempts how often it was tried
 * @param detail one sentence, may be empty, at most 500 characters
 * @param createdAt when the notification was made, to the millisecond
 * @param finishedAt when its fate was known, to the millisecond
 */
public record DeliveryRow(
        long sequence,
        String notification,
        String kind,
        String title,
        String sessions,
        String channel,
        String rule,
        String outcome,
        int attempts,
        String detail,
        Instant createdAt,
        Instant finishedAt) {}
