// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.NotificationListener;
import dev.ithaca.notify.internal.policy.Escalation;
import dev.ithaca.notify.internal.policy.Policy;
import dev.ithaca.notify.internal.route.ChannelLimits;
import dev.ithaca.notify.internal.route.Channels;
import dev.ithaca.notify.internal.route.DeliveryLog;
import dev.ithaca.notify.internal.route.Outcomes;
import dev.ithaca.notify.internal.route.Plan;
import dev.ithaca.notify.internal.route.Router;
import dev.ithaca.notify.internal.route.RouterState;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.storage.api.DeliveryRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The router, what the user wants of it, and the notifiers that come and go. It knows no sessions, so that those who do may both hear of sessions and
 * send.
 */
@Component(service = NotificationHub.class, configurationPid = NotificationHub.PID)
@Designate(ocd = NotifyConfiguration.class)
public final class NotificationHub {
    static final String PID = "dev.ithaca.notify";

    private static final Logger LOG = LoggerFactory.getLogger(NotificationHub.class);

    private final Channels channels;
    private final Outcomes outcomes = new Outcomes();
    private final Router router;

    /**
     * Begins without channels.
     *
     * @param deliveries the log
     * @param pools where all of it runs
     * @param configuration what the user wants
     */
    @Activate
    public NotificationHub(
            @Reference DeliveryRepository deliveries, @Reference WorkerPools pools, NotifyConfiguration configuration) {
        this(deliveries, pools, understood(configuration).orElse(Policy.open()));
    }

    NotificationHub(DeliveryRepository deliveries, WorkerPools pools, Policy policy) {
        Clock clock = Clock.systemUTC();
        DeliveryLog log = new DeliveryLog(deliveries, pools.newSerialExecutor("notify-log"), clock, outcomes);
        channels = new Channels(pools, log, ChannelLimits.DEFAULTS);
        router = new Router(
                pools.newSerialExecutor("notify"),
                pools.timers(),
                clock,
                RouterState.of(deliveries, channels, log, outcomes),
                policy);
    }

    /** Another policy is in force at once; one that cannot be understood is named and changes nothing. */
    @Modified
    void modified(NotifyConfiguration configuration) {
        understood(configuration).ifPresent(router::policy);
    }

    private static Optional<Policy> understood(NotifyConfiguration configuration) {
        try {
            return Optional.of(Policy.of(new Policy.Texts(
                    List.of(configuration.rules()),
                    List.of(configuration.channels()),
                    List.of(configuration.quiet_hours()),
                    configuration.time_zone(),
                    configuration.repeat_seconds(),
                    List.of(configuration.escalation()))));
        } catch (IllegalArgumentException e) {
            LOG.error("{}: {}; what was in force stays so", PID, e.getMessage());
            return Optional.empty();
        }
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

    /** A wait is over. */
    void over(String wait, @Nullable String notification, @Nullable SessionId session, boolean answered) {
        router.over(wait, notification, session, answered);
    }

    void onlyOpen(Set<String> waits) {
        router.onlyOpen(waits);
    }

    /** What would become of a notification. */
    Plan plan(Notification notification, boolean enabled, Instant at) {
        return Plan.of(router.policy(), notification, enabled, channels.ids(), at);
    }

    List<Escalation> escalations() {
        return router.policy().escalations();
    }

    Outcomes outcomes() {
        return outcomes;
    }

    List<ChannelStatus> channels() {
        return channels.status();
    }

    /** Ends all channels; calls that are under way are interrupted. */
    @Deactivate
    public void close() {
        router.close();
        channels.close();
    }
}
