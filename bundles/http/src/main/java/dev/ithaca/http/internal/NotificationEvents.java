// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.notify.api.NotificationListener;
import dev.ithaca.spi.notify.Notification;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;

/** Passes on notifications; like {@link SessionEvents} it needs nothing itself, so that its caller finds it at any time. */
@Component(service = {NotificationListener.class, NotificationEvents.class})
public final class NotificationEvents implements NotificationListener {
    private final CopyOnWriteArrayList<NotificationListener> listeners = new CopyOnWriteArrayList<>();

    void add(NotificationListener listener) {
        listeners.add(listener);
    }

    void remove(NotificationListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void notified(Notification notification, boolean enabledForChannels) {
        listeners.forEach(listener -> listener.notified(notification, enabledForChannels));
    }
}
