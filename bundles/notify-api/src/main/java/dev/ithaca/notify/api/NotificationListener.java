// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import dev.ithaca.spi.notify.Notification;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of each notification once, as it is made; register it as a service. Calls come one at a time on a thread of the
 * notify bundle and must return at once.
 */
@ConsumerType
public interface NotificationListener {
    /**
     * A notification was made.
     *
     * @param notification what it says
     * @param enabledForChannels whether channels get it: false if notifications of its session are off
     */
    void notified(Notification notification, boolean enabledForChannels);
}
