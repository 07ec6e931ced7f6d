// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.notify.api.DeliveryEntry.Outcome;
import dev.ithaca.notify.api.NotificationListener;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.internal.policy.Policy;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each notification once: to those who listen, then to the channels that the rules name, now or when the quiet hours are
 * over. All of it happens on one serial executor, so that the caller never waits; when its queue is full a notification is
 * refused. Whatever becomes of a notification is in the log of deliveries.
 */
public final class Router implements AutoCloseable {
    /** The attribute that names a wait, which somebody may answer. */
    public static final String WAIT = "wait";

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int RESTORE_SECONDS = 10;

    private final Set<NotificationListener> listeners = new CopyOnWriteArraySet<>();
    private final Executor serial;
    private final ScheduledExecutorService timers;
    private final Clock clock;
    private final RouterState state;
    private final Escalations escalations;
    private volatile Policy policy;

    /** Set and read on the serial executor. */
    private @Nullable ScheduledFuture<?> quietEnd;

    /**
     * A router.
     *
     * @param serial runs one task at a time
     * @param timers for quiet hours and escalations
     * @param state what it works with
     * @param policy what the user wants
     */
    public Router(Executor serial, ScheduledExecutorService timers, Clock clock, RouterState state, Policy policy) {
        this.serial = serial;
        this.timers = timers;
        this.clock = clock;
        this.state = state;
        this.policy = policy;
        this.escalations = new Escalations(timers, this::later, clock, this::escalate);
        // Later, as a start has more urgent things to do than to read the log.
        ScheduledFuture<?> unused =
                timers.schedule(() -> later("what was held", this::lookAtHeld), RESTORE_SECONDS, TimeUnit.SECONDS);
    }

    public void add(NotificationListener listener) {
        listeners.add(listener);
    }

    public void remove(NotificationListener listener) {
        listeners.remove(listener);
    }

    /** Another policy is in force for what comes; what is held is looked at anew. */
    public void policy(Policy newPolicy) {
        policy = newPolicy;
        later("what was held", this::lookAtHeld);
    }

    public Policy policy() {
        return policy;
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

    /** A wait is over; if it was answered, the same may be asked again and is news then. */
    public void over(String wait, @Nullable String notification, @Nullable SessionId session, boolean answered) {
        later(wait, () -> {
            escalations.end(wait);
            if (answered && notification != null) {
                state.seen().forget(notification);
                state.channels().withdraw(notification, "it was answered before");
            }
            if (answered && session != null) {
                state.repeats().forget(session);
            }
        });
    }

    /** These waits are open and no others: what was closed while nobody listened is not escalated any more. */
    public void onlyOpen(Set<String> waits) {
        later("open waits", () -> escalations.keep(waits));
    }

    private void later(String what, Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.warn("{}: too much is to be done at once, so it is left out", what);
        }
    }

    private void route(Notification news, boolean enabled) {
        Policy current = policy;
        Plan plan = Plan.of(current, news, enabled, state.channels().ids(), clock.instant());
        if (!state.seen().add(news.id())) {
            LOG.debug("{} was told before", news.id());
        } else {
            tellListeners(plan.notification(), enabled);
            send(plan, current);
        }
        boolean wanted = enabled && !plan.decision().denied() && plan.heldUntil() == null;
        if (wanted) { // also if nobody is told at first: all channels may be for those who are told later
            escalations.follow(plan.notification(), current.escalations());
        }
    }

    private void tellListeners(Notification notification, boolean enabled) {
        for (NotificationListener listener : listeners) {
            try {
                listener.notified(notification, enabled);
            } catch (RuntimeException e) {
                LOG.error("{}: a listener failed", notification.id(), e);
            }
        }
    }

    private void send(Plan plan, Policy current) {
        Notification notification = plan.notification();
        Instant until = plan.heldUntil();
        if (!plan.unsent().isEmpty()) {
            settle(notification, Outcome.UNSENT, plan.unsent());
            return;
        }
        Optional<Duration> before = state.repeats().ofBefore(notification, current.repeats(), clock.instant());
        if (before.isPresent()) {
            settle(
                    notification,
                    Outcome.UNSENT,
                    "the same was told " + before.get().toSeconds() + " s before");
            return;
        }
        if (until != null) {
            state.held().restore(state.repository());
            state.held().add(notification);
            ScheduledFuture<?> timer = quietEnd;
            if (timer == null) {
                awaitQuietEnd(until);
            }
            Object end = until.atZone(current.quiet().zone()).toLocalDateTime().withNano(0);
            settle(notification, Outcome.HELD, "quiet hours until " + end);
            return;
        }
        offer(notification, plan.channels(), plan.missing());
    }

    private void settle(Notification notification, Outcome outcome, String why) {
        state.outcomes().expect(notification.id(), List.of(""));
        state.log().write(notification, "", outcome, 0, why);
    }

    private void offer(Notification notification, List<String> channels, List<String> missing) {
        List<String> all = new ArrayList<>(channels);
        all.addAll(missing);
        state.outcomes().expect(notification.id(), all);
        missing.forEach(
                channel -> state.log().write(notification, channel, Outcome.UNSENT, 0, "the channel is not installed"));
        state.channels().offer(notification, channels);
    }

    private void escalate(Notification notification, List<String> channels) {
        List<String> installed = state.channels().ids();
        offer(
                notification,
                channels.stream().filter(installed::contains).toList(),
                channels.stream()
                        .filter(channel -> !installed.contains(channel))
                        .toList());
    }

    private void awaitQuietEnd(Instant until) {
        ScheduledFuture<?> before = quietEnd;
        if (before != null) {
            before.cancel(false);
        }
        long millis = Math.max(0, Duration.between(clock.instant(), until).toMillis());
        quietEnd = timers.schedule(() -> later("what was held", this::tellHeld), millis, TimeUnit.MILLISECONDS);
    }

    /** After a start, and when the quiet hours were changed: tells what is held, or when they end now. */
    private void lookAtHeld() {
        state.held().restore(state.repository());
        Optional<Instant> until = policy.quiet().until(clock.instant());
        if (until.isPresent() && !state.held().isEmpty()) {
            awaitQuietEnd(until.get());
        } else {
            tellHeld();
        }
    }

    /** Also if it is still quiet: somebody who wants it quiet all the time hears of it once a week. */
    private void tellHeld() {
        ScheduledFuture<?> timer = quietEnd;
        if (timer != null) {
            timer.cancel(false);
            quietEnd = null;
        }
        Instant now = clock.instant();
        Urgency urgency = policy.quiet().until(now).isPresent() ? Urgency.HIGH : Urgency.NORMAL;
        state.held()
                .summary(policy.quiet().zone(), now)
                .ifPresent(summary -> route(summary.withUrgency(urgency), true));
    }

    /** Nothing is told any more; what is held is in the log. */
    @Override
    public void close() {
        later("the end", () -> {
            escalations.close();
            ScheduledFuture<?> timer = quietEnd;
            if (timer != null) {
                timer.cancel(false);
            }
        });
    }
}
