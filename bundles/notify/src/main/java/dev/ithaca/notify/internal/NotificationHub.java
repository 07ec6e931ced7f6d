// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.NotificationListener;
import dev.ithaca.notify.internal.route.ChannelLimits;
import dev.ithaca.notify.internal.route.Channels;
import dev.ithaca.notify.internal.route.DeliveryLog;
import dev.ithaca.notify.internal.route.Router;
import dev.ithaca.notify.internal.route.SeenNotifications;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.storage.api.DeliveryRepository;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The router and the notifiers that come and go. It knows no sessions, so that those who do may both hear of sessions and
 * send.
 */
@Component(service = NotificationHub.class)
public final class NotificationHub {
    private final Channels channels;
    private final Router router;

    /**
     * Begins without channels.
     *
     * @param deliveries the log
     * @param pools where all of it runs
     */
    @Activate
    public NotificationHub(@Reference DeliveryRepository deliveries, @Reference WorkerPools pools) {
        DeliveryLog log = new DeliveryLog(deliveries, pools.newSerialExecutor("notify-log"), Clock.systemUTC());
        channels = new Channels(pools, log, ChannelLimits.DEFAULTS);
        router = new Router(pools.newSerialExecutor("notify"), new SeenNotifications(deliveries), channels, log);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindNotifier(Notifier notifier, Map<String, ?> properties) {
        channels.add(notifier, properties);
    }

    void unbindNotifier(Notifier notifier) {
        channels.remove(notifier);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindListener(NotificationListener listener) {
        router.add(listener);
    }

    void unbindListener(NotificationListener listener) {
        router.remove(listener);
    }

    void publish(Notification notification, boolean enabled) {
        router.publish(notification, enabled);
    }

    List<ChannelStatus> channels() {
        return channels.status();
    }

    /** Ends all channels; calls that are under way are interrupted. */
    @Deactivate
    public void close() {
        channels.close();
    }
}
