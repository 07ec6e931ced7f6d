// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notifier;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one notifier on a thread of its own, which comes with the first job and ends when there was nothing to do for a
 * while. A call that is overdue is interrupted and its job settled; no other call begins until it returns, so a notifier that
 * hangs costs one thread and no more.
 *
 * <p>Locking: all mutable state is guarded by {@code this}; an interrupt is sent under the lock, so that it hits the call it
 * is meant for.
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

    private @Nullable Thread thread;
    private @Nullable Call current;
    private boolean woken;
    private boolean closed;

    Caller(String name, Notifier notifier, Channel channel, ChannelLimits limits, WorkerPools pools) {
        this.name = name;
        this.notifier = notifier;
        this.channel = channel;
        this.limits = limits;
        this.pools = pools;
    }

    /** One call; {@code overdue} is guarded by the caller. */
    private static final class Call {
        final Job job;
        boolean overdue;

        Call(Job job) {
            this.job = job;
        }
    }

    synchronized void wake() {
        woken = true;
        if (thread == null && !closed) {
            thread = pools.newThread("notify-" + name, this::run);
            thread.start();
        } else {
            notifyAll();
        }
    }

    private void run() {
        try {
            do {
                Job job;
                while ((job = channel.next()) != null) {
                    call(job);
                }
            } while (awaitMore());
        } finally {
            ended();
        }
    }

    /** False when it was idle for long enough; the thread is nobody's from then on. */
    private synchronized boolean awaitMore() {
        long end = System.nanoTime() + limits.idle().toNanos();
        try {
            while (!woken && !closed) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", name);
            closed = true;
        }
        boolean more = woken && !closed;
        woken = false;
        if (!more) {
            thread = null;
        }
        return more;
    }

    private synchronized void ended() {
        if (thread == Thread.currentThread()) {
            thread = null;
        }
    }

    private void call(Job job) {
        Call call = new Call(job);
        synchronized (this) {
            current = call;
        }
        ScheduledFuture<?> watch =
                pools.timers().schedule(() -> overdue(call), limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        Delivery delivery = deliver(job);
        watch.cancel(false);
        boolean settled;
        synchronized (this) {
            current = null;
            settled = call.overdue;
            if (!closed) {
                Thread.interrupted();
            }
        }
        if (settled) {
            channel.stuck(false);
        } else {
            channel.settle(job, delivery);
        }
    }

    /** Whatever a notifier throws, errors of linking included, harms nobody else. */
    private Delivery deliver(Job job) {
        Thread self = Thread.currentThread();
        self.setContextClassLoader(notifier.getClass().getClassLoader());
        try {
            Delivery delivery = notifier.deliver(job.notification());
            return delivery != null ? delivery : Delivery.rejected("the notifier answered nothing");
        } catch (InterruptedException e) {
            return Delivery.retry("interrupted", null);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.debug("{}: {} failed", name, job.notification().id(), e);
            return Delivery.retry(reason(e), null);
        } finally {
            self.setContextClassLoader(null);
        }
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }

    private void overdue(Call call) {
        synchronized (this) {
            if (current != call || thread == null) {
                return;
            }
            call.overdue = true;
            thread.interrupt();
        }
        channel.settle(
                call.job, Delivery.retry("no answer within " + limits.deadline().toSeconds() + " s", null));
        synchronized (this) {
            if (current != call) {
                return;
            }
            channel.stuck(true);
        }
        ScheduledFuture<?> unused =
                pools.timers().schedule(() -> lost(call), limits.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lost(Call call) {
        synchronized (this) {
            if (current != call || closed) {
                return;
            }
        }
        LOG.warn("{}: a call does not return although it was interrupted; nothing is handed to it until it does", name);
        channel.giveUp();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
        notifyAll();
    }
}
