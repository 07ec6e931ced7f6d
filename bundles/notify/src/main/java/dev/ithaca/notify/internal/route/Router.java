// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.notify.api.DeliveryEntry.Outcome;
import dev.ithaca.notify.api.NotificationListener;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Notification;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each notification once: to those who listen, then to the channels. All of it happens on one serial executor, so that the
 * caller never waits; when its queue is full a notification is refused.
 */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Set<NotificationListener> listeners = new CopyOnWriteArraySet<>();
    private final Executor serial;
    private final SeenNotifications seen;
    private final Channels channels;
    private final DeliveryLog log;

    public Router(Executor serial, SeenNotifications seen, Channels channels, DeliveryLog log) {
        this.serial = serial;
        this.seen = seen;
        this.channels = channels;
        this.log = log;
    }

    public void add(NotificationListener listener) {
        listeners.add(listener);
    }

    public void remove(NotificationListener listener) {
        listeners.remove(listener);
    }

    /**
     * Sends a notification on its way, unless one with its id went before.
     *
     * @param enabled whether channels get it
     */
    public void publish(Notification notification, boolean enabled) {
        try {
            serial.execute(() -> route(notification, enabled));
        } catch (RejectedExecutionException e) {
            throw new PlatformException(
                    NotifyErrorCode.BUSY, "too many notifications are on their way; try again later", e);
        }
    }

    private void route(Notification notification, boolean enabled) {
        if (!seen.add(notification.id())) {
            LOG.debug("{} was told before", notification.id());
            return;
        }
        for (NotificationListener listener : listeners) {
            try {
                listener.notified(notification, enabled);
            } catch (RuntimeException e) {
                LOG.error("{}: a listener failed", notification.id(), e);
            }
        }
        if (!enabled) {
            log.write(notification, "", Outcome.UNSENT, 0, "notifications of the session are off");
        } else if (!channels.offer(notification)) {
            log.write(notification, "", Outcome.UNSENT, 0, "no channel is installed");
        }
    }
}
