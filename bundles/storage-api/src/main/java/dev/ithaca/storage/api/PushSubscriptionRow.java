// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that takes Web Push messages.
 *
 * @param endpoint address of its push service for it, the key, at most 2,048 characters
 * @param p256dh its public key, at most 128 characters
 * @param auth its authentication secret, at most 64 characters
 * @param label what to call it, may be empty, at most 128 characters
 * @param createdAt when it subscribed, to the millisecond
 * @param deliveredAt when its push service last took a message, null for never
 */
public record PushSubscriptionRow(
        String endpoint,
        String p256dh,
        String auth,
        String label,
        Instant createdAt,
        @Nullable Instant deliveredAt) {}
