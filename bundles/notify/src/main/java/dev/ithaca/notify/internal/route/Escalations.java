// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.notify.internal.policy.Decision;
import dev.ithaca.notify.internal.policy.Escalation;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells others of a wait that nobody answers, step by step, until somebody does. At most {@value #WAITS_MAX} waits are
 * followed; one that is more is not escalated, which is logged. Used on the router's serial executor, which timers come back
 * to.
 */
final class Escalations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Escalations.class);
    private static final int WAITS_MAX = 1_000;

    private final Map<String, List<ScheduledFuture<?>>> waits = new LinkedHashMap<>();
    private final ScheduledExecutorService timers;
    private final BiConsumer<String, Runnable> serial;
    private final Clock clock;
    private final BiConsumer<Notification, List<String>> outlet;

    /**
     * Nothing waits yet.
     *
     * @param serial runs a task on the router's executor, and names what is lost if that is full
     * @param outlet gets a notification and the channels that it is for
     */
    Escalations(
            ScheduledExecutorService timers,
            BiConsumer<String, Runnable> serial,
            Clock clock,
            BiConsumer<Notification, List<String>> outlet) {
        this.timers = timers;
        this.serial = serial;
        this.clock = clock;
        this.outlet = outlet;
    }

    /** Follows a wait from the time on when it was first seen; nothing happens if it is followed already. */
    void follow(Notification notification, List<Escalation> steps) {
        String wait = notification.attributes().get(Router.WAIT);
        if (wait == null || steps.isEmpty() || waits.containsKey(wait)) {
            return;
        }
        if (waits.size() >= WAITS_MAX) {
            LOG.warn("{}: more than {} waits are open, so it is not escalated", notification.id(), WAITS_MAX);
            return;
        }
        List<ScheduledFuture<?>> pending = new ArrayList<>();
        waits.put(wait, pending);
        for (Escalation step : steps) {
            Duration left =
                    Duration.between(clock.instant(), notification.createdAt().plus(step.after()));
            pending.add(timers.schedule(
                    () -> serial.accept(notification.id(), () -> tell(wait, notification, step)),
                    Math.max(0, left.toMillis()),
                    TimeUnit.MILLISECONDS));
        }
    }

    private void tell(String wait, Notification notification, Escalation step) {
        if (!waits.containsKey(wait)) {
            return;
        }
        String after = step.after().toMinutes() + " min";
        String description = "Not answered for " + after + ": " + notification.description();
        outlet.accept(
                notification
                        .withText(
                                description.length() > Notification.DESCRIPTION_MAX
                                        ? description.substring(0, Notification.DESCRIPTION_MAX)
                                        : description,
                                notification.body())
                        .withUrgency(Urgency.HIGH)
                        .withAttribute(Decision.RULE, "escalation after " + after),
                step.channels());
    }

    /** Somebody answered, or nothing is asked any more. */
    void end(String wait) {
        List<ScheduledFuture<?>> pending = waits.remove(wait);
        if (pending != null) {
            pending.forEach(timer -> timer.cancel(false));
        }
    }

    /** Ends all but these. */
    void keep(Set<String> open) {
        waits.keySet().stream().filter(wait -> !open.contains(wait)).toList().forEach(this::end);
    }

    @Override
    public void close() {
        keep(Set.of());
    }
}
