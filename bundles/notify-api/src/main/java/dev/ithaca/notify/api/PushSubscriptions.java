// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The browsers that take Web Push messages. There can be {@value #SUBSCRIPTIONS_MAX}; a further one replaces the oldest. */
@ProviderType
public interface PushSubscriptions {
    /** How many subscriptions there can be. */
    int SUBSCRIPTIONS_MAX = 1_000;

    /**
     * The key that a browser subscribes with (VAPID); it is made at the first use and stays.
     *
     * @return an uncompressed point of P-256 in base64url without padding; {@link NotifyErrorCode#UNAVAILABLE} if it can
     *     neither be read nor made
     */
    String publicKey();

    /**
     * Adds a subscription, or replaces the one with its endpoint.
     *
     * @param subscription as the browser gives it; {@link NotifyErrorCode#INVALID} if its endpoint is not an address that
     *     messages may be sent to or a key is malformed
     */
    void add(PushSubscription subscription);

    /**
     * Removes a subscription.
     *
     * @param endpoint its endpoint
     * @return whether it was there
     */
    boolean remove(String endpoint);

    /**
     * All subscriptions.
     *
     * @return the subscriptions, that made first first
     */
    List<PushSubscription> list();
}
