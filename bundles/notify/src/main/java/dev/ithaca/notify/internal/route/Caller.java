// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCaller;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notifier;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a channel's jobs one after another to its notifier, by the {@link PluginCaller} that contains it. The job of a call
 * that is overdue is settled; the next begins when that call has returned.
 *
 * <p>Locking: {@code busy}, {@code stuck} and {@code hangs} are guarded by {@code this}.
 */
final class Caller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    /** Makes the caller of a channel. */
    @FunctionalInterface
    interface Maker {
        Caller make(Channel channel);
    }

    private final String name;
    private final Notifier notifier;
    private final Channel channel;
    private final ChannelLimits limits;
    private final WorkerPools pools;
    private final PluginCaller plugin;

    private boolean busy;
    private boolean stuck;
    private int hangs;

    Caller(
            String name,
            Notifier notifier,
            Map<String, ?> properties,
            Channel channel,
            ChannelLimits limits,
            WorkerPools pools) {
        this.name = name;
        this.notifier = notifier;
        this.channel = channel;
        this.limits = limits;
        this.pools = pools;
        this.plugin = pools.newCaller("notify-" + name, notifier, properties, this::freed);
    }

    /** Begins with the next job, unless one is under way. */
    void wake() {
        Job job;
        synchronized (this) {
            job = busy ? null : channel.next();
            if (job == null) {
                return;
            }
            busy = true;
        }
        CompletableFuture<Delivery> unused = plugin.call(() -> notifier.deliver(job.notification()), limits.deadline())
                .orElseGet(() -> CompletableFuture.failedFuture(new CancellationException()))
                .whenComplete((delivery, failure) -> ended(job, delivery, failure));
    }

    private void ended(Job job, @Nullable Delivery delivery, @Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            overdue(job);
        } else {
            channel.settle(job, failure != null ? failed(job, failure) : answered(delivery));
            next();
        }
    }

    private static Delivery answered(@Nullable Delivery delivery) {
        return delivery != null ? delivery : Delivery.rejected("the notifier answered nothing");
    }

    private Delivery failed(Job job, Throwable failure) {
        LOG.debug("{}: {} failed", name, job.notification().id(), failure);
        boolean ends = failure instanceof InterruptedException || failure instanceof CancellationException;
        return Delivery.retry(ends ? "interrupted" : reason(failure), null);
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }

    private void overdue(Job job) {
        channel.settle(
                job, Delivery.retry("no answer within " + limits.deadline().toSeconds() + " s", null));
        int hang;
        synchronized (this) {
            stuck = true;
            hang = ++hangs;
        }
        channel.stuck(true);
        ScheduledFuture<?> unused =
                pools.timers().schedule(() -> lost(hang), limits.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lost(int hang) {
        synchronized (this) {
            if (!stuck || hang != hangs) {
                return;
            }
        }
        LOG.warn("{}: a call does not return although it was interrupted; nothing is handed to it until it does", name);
        channel.giveUp();
    }

    /** The overdue call has returned. */
    private void freed() {
        synchronized (this) {
            stuck = false;
        }
        channel.stuck(false);
        next();
    }

    private void next() {
        synchronized (this) {
            busy = false;
        }
        wake();
    }

    @Override
    public void close() {
        synchronized (this) {
            stuck = false;
        }
        plugin.close();
    }
}
