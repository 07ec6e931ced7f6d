// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.box;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionSource;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxSink;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source in use. It is called on threads of its own, so that one that hangs holds up no other; what it tells after the link
 * was closed is not heard.
 */
final class SourceLink implements InboxSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLink.class);
    private static final int WIDTH = 4;
    private static final int WAITING = 256;
    private static final int GRACE_SECONDS = 5;
    /** How much longer than the deadline of an answer its source may take to say what became of it. */
    static final Duration SLACK = Duration.ofSeconds(2);

    private final String name;
    private final AttentionSource source;
    private final OpenItems items;
    private final WorkerPools pools;
    private final Duration slack;
    private final ThreadPoolExecutor pool;
    private final CompletableFuture<AttentionSource.Connection> connection = new CompletableFuture<>();
    private volatile boolean closed;

    SourceLink(String name, AttentionSource source, OpenItems items, WorkerPools pools, Duration slack) {
        this.name = name;
        this.source = source;
        this.items = items;
        this.pools = pools;
        this.slack = slack;
        pool = pools.newPool("attention-" + name, WIDTH, WAITING);
    }

    String name() {
        return name;
    }

    AttentionSource source() {
        return source;
    }

    /** Whether what it tells is not heard any more; true before its items are withdrawn. */
    boolean isClosed() {
        return closed;
    }

    void open() {
        pool.execute(() -> {
            try {
                connection.complete(source.connect(this));
            } catch (RuntimeException | LinkageError e) {
                LOG.error("{}: its questions cannot be read", name, e);
            }
        });
    }

    @Override
    public void put(AttentionItem item) {
        if (!item.source().equals(name)) {
            LOG.warn("{}: {} asks in the name of {}; it is not told of", item.id(), name, item.source());
        } else {
            items.put(this, item);
        }
    }

    @Override
    public void remove(String id, Closing how) {
        items.remove(this, id, how);
    }

    /** Has the source deliver an answer; it gets a little longer than the answer's deadline to say what became of it. */
    CompletableFuture<AnswerReceipt> answer(AttentionItem item, Answer answer) {
        CompletableFuture<AnswerReceipt> result = new CompletableFuture<>();
        try {
            pool.execute(() -> deliver(item, answer, result));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new PlatformException(
                    AttentionErrorCode.UNAVAILABLE, "who asked " + item.id() + " cannot be answered at the moment", e));
        }
        long longest = answer.deadline().plus(slack).toMillis();
        ScheduledFuture<?> guard =
                pools.timers().schedule(() -> result.completeExceptionally(late(item)), longest, TimeUnit.MILLISECONDS);
        return result.whenComplete((receipt, failure) -> guard.cancel(false));
    }

    private static PlatformException late(AttentionItem item) {
        return new PlatformException(
                AttentionErrorCode.TIMEOUT, "it is not known whether the answer to " + item.id() + " was taken");
    }

    private void deliver(AttentionItem item, Answer answer, CompletableFuture<AnswerReceipt> result) {
        try {
            var unused = source.answer(item, answer).whenComplete((receipt, failure) -> {
                if (failure == null) {
                    result.complete(receipt);
                } else {
                    result.completeExceptionally(platform(item, failure));
                }
            });
        } catch (RuntimeException | LinkageError e) {
            result.completeExceptionally(platform(item, e));
        }
    }

    private PlatformException platform(AttentionItem item, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof PlatformException known) {
            return known;
        }
        LOG.error("{}: {} failed to deliver an answer", item.id(), name, cause);
        return new PlatformException(
                AttentionErrorCode.INTERNAL, "the answer to " + item.id() + " could not be delivered", cause);
    }

    @Override
    public void close() {
        closed = true;
        items.withdraw(this);
        var unused = connection.thenAccept(AttentionSource.Connection::close);
        pool.shutdown();
        try {
            var unusedToo = pools.timers().schedule(pool::shutdownNow, GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            pool.shutdownNow(); // the daemon stops
        }
    }
}
