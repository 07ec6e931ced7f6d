// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry.Outcome;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one notifier: a bounded queue, attempts with growing pauses, and a {@link Caller} whose thread can be lost to a
 * notifier that hangs without harm to anybody else. Overflow: the notification that waits longest is dropped, and logged as
 * such.
 *
 * <p>Locking: all mutable state is guarded by {@code this}; neither the notifier nor the log is called under the lock.
 */
final class Channel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);

    private final String id;
    private final ChannelLimits limits;
    private final ScheduledExecutorService timers;
    private final DeliveryLog log;
    private final Caller caller;

    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Map<Job, ScheduledFuture<?>> delayed = new HashMap<>();
    private ChannelStatus.State state = ChannelStatus.State.READY;
    private boolean givenUp;
    private boolean closed;
    private long delivered;
    private long failed;
    private String problem = "";

    Channel(String id, ChannelLimits limits, ScheduledExecutorService timers, DeliveryLog log, Caller.Maker callers) {
        this.id = id;
        this.limits = limits;
        this.timers = timers;
        this.log = log;
        this.caller = callers.make(this);
    }

    void offer(Notification notification) {
        enqueue(new Job(notification, 0));
    }

    private void enqueue(Job job) {
        Job dropped = null;
        String why = "";
        synchronized (this) {
            if (closed || givenUp) {
                dropped = job;
                why = closed ? "the channel went away" : problem;
            } else {
                if (waiting.size() + delayed.size() >= limits.queue() && !waiting.isEmpty()) {
                    dropped = waiting.poll();
                    why = "more than " + limits.queue() + " notifications waited";
                }
                waiting.add(job);
            }
        }
        if (dropped != null) {
            log.write(dropped.notification(), id, Outcome.DROPPED, dropped.attempts(), why);
        }
        wake();
    }

    private void wake() {
        try {
            caller.wake();
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the daemon stops", id, e);
        }
    }

    /** The next job for the caller, or null if there is none. */
    synchronized @Nullable Job next() {
        return closed ? null : waiting.poll();
    }

    /** An attempt came to an end, or is given up while its call goes on. */
    void settle(Job tried, Delivery delivery) {
        Job job = tried.triedAgain();
        Outcome outcome = switch (delivery.outcome()) {
            case DELIVERED -> Outcome.DELIVERED;
            case IGNORED -> Outcome.IGNORED;
            case REJECTED -> Outcome.FAILED;
            case RETRY ->
                job.attempts() >= limits.attempts() || limits.isTooLong(delivery.retryAfter()) ? Outcome.FAILED : null;
        };
        boolean good = outcome == Outcome.DELIVERED || outcome == Outcome.IGNORED;
        synchronized (this) {
            state = good ? ChannelStatus.State.READY : ChannelStatus.State.DEGRADED;
            problem = good ? "" : delivery.detail();
            delivered += outcome == Outcome.DELIVERED ? 1 : 0;
            failed += outcome == Outcome.FAILED ? 1 : 0;
        }
        if (outcome != null) {
            log.write(job.notification(), id, outcome, job.attempts(), delivery.detail());
        } else {
            later(job, delivery);
        }
        if (outcome == Outcome.FAILED) {
            LOG.warn("{}: {} was not delivered: {}", id, job.notification().id(), delivery.detail());
        }
    }

    private void later(Job job, Delivery delivery) {
        Duration pause = limits.pause(job.attempts(), delivery.retryAfter());
        boolean full;
        synchronized (this) {
            full = closed || waiting.size() + delayed.size() >= limits.queue();
            if (!full) {
                delayed.put(job, timers.schedule(() -> again(job), pause.toMillis(), TimeUnit.MILLISECONDS));
            }
        }
        if (full) {
            log.write(job.notification(), id, Outcome.DROPPED, job.attempts(), delivery.detail());
        }
    }

    private void again(Job job) {
        synchronized (this) {
            if (delayed.remove(job) == null) {
                return;
            }
        }
        enqueue(job);
    }

    /** A notification is of no use any more: it is not handed over, and not tried again. */
    void withdraw(String notification, String why) {
        List<Job> lost = new ArrayList<>();
        synchronized (this) {
            waiting.stream().filter(job -> job.isAbout(notification)).forEach(lost::add);
            delayed.keySet().stream().filter(job -> job.isAbout(notification)).forEach(lost::add);
            waiting.removeAll(lost);
            for (Job job : lost) {
                ScheduledFuture<?> timer = delayed.remove(job);
                if (timer != null) {
                    timer.cancel(false);
                }
            }
        }
        lost.forEach(job -> log.write(job.notification(), id, Outcome.DROPPED, job.attempts(), why));
    }

    synchronized void stuck(boolean now) {
        state = now ? ChannelStatus.State.STUCK : ChannelStatus.State.DEGRADED;
        givenUp &= now;
    }

    /** The call that hangs will not return soon: what waits behind it fails, so that the log tells the truth. */
    void giveUp() {
        List<Job> lost;
        synchronized (this) {
            givenUp = true;
            problem = "the channel hangs";
            lost = new ArrayList<>(waiting);
            waiting.clear();
            failed += lost.size();
        }
        lost.forEach(job -> log.write(job.notification(), id, Outcome.FAILED, job.attempts(), "the channel hangs"));
    }

    synchronized ChannelStatus status() {
        return new ChannelStatus(id, state, waiting.size() + delayed.size(), delivered, failed, problem);
    }

    /** Ends the channel: no call begins any more, and one that is under way is interrupted. */
    @Override
    public void close() {
        List<Job> lost;
        synchronized (this) {
            closed = true;
            lost = new ArrayList<>(waiting);
            lost.addAll(delayed.keySet());
            delayed.values().forEach(timer -> timer.cancel(false));
            delayed.clear();
            waiting.clear();
        }
        caller.close();
        lost.forEach(
                job -> log.write(job.notification(), id, Outcome.DROPPED, job.attempts(), "the channel went away"));
    }
}
