// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.box;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.core.exec.WorkerPools;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener and the calls that wait for it, on a serial executor of its own. */
final class ListenerFeed implements Inbox.Listening {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerFeed.class);

    private final InboxListener listener;
    private final Executor serial;
    private final ScheduledExecutorService timers;
    private final Consumer<ListenerFeed> ended;
    private final AtomicInteger behind = new AtomicInteger();
    private volatile boolean closed;

    ListenerFeed(InboxListener listener, WorkerPools pools, Consumer<ListenerFeed> ended) {
        this.listener = listener;
        serial = pools.newSerialExecutor("inbox-listener");
        timers = pools.timers();
        this.ended = ended;
    }

    void opened(AttentionItem item) {
        offer(() -> listener.opened(item));
    }

    void changed(AttentionItem item) {
        offer(() -> listener.changed(item));
    }

    void closed(AttentionItem item, Closing how) {
        offer(() -> listener.closed(item, how));
    }

    private void offer(Runnable call) {
        if (closed) {
            return;
        }
        if (behind.incrementAndGet() > InboxListener.BEHIND_MAX || !submit(() -> run(call))) {
            drop();
        }
    }

    /** What waits is not told any more: a gap in the middle would be worse than an end that the listener knows of. */
    private void drop() {
        LOG.error(
                "{} does not keep up with the inbox and is dropped",
                listener.getClass().getName());
        close();
        if (!submit(this::tellDropped)) {
            var unused = timers.schedule(this::tellDropped, 1, TimeUnit.SECONDS);
        }
    }

    private void tellDropped() {
        guarded(listener::dropped);
    }

    private boolean submit(Runnable task) {
        try {
            serial.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void run(Runnable call) {
        behind.decrementAndGet();
        if (!closed) {
            guarded(call);
        }
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the inbox failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        ended.accept(this);
    }
}
