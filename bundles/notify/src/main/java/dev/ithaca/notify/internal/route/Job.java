// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.spi.notify.Notification;

/**
 * A notification on its way through one channel.
 *
 * @param notification what to tell
 * @param attempts how often it was tried
 */
record Job(Notification notification, int attempts) {
    boolean isAbout(String id) {
        return notification.id().equals(id);
    }

    Job triedAgain() {
        return new Job(notification, attempts + 1);
    }
}
