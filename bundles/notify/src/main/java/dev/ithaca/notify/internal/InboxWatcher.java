// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.notify.internal.news.WaitNews;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of the inbox and tells what waits for a human; what it hears is handled on a serial executor, so that it returns at
 * once. It is there as long as the inbox is, and immediate, as nobody calls it.
 */
@Component(service = InboxWatcher.class, immediate = true)
public final class InboxWatcher implements InboxListener, WaitNews.Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWatcher.class);

    private final NotificationHub hub;
    private final Inbox inbox;
    private final SessionService sessions;
    private final Executor serial;
    private final WaitNews news = new WaitNews(this::session, this);

    /** Guarded by this. */
    private Inbox.@Nullable Listening listening;

    private volatile boolean closed;

    /**
     * Begins to listen.
     *
     * @param hub where news goes
     * @param inbox what is heard
     * @param sessions what the sessions are that it is about
     * @param pools where it is handled
     */
    @Activate
    public InboxWatcher(
            @Reference NotificationHub hub,
            @Reference Inbox inbox,
            @Reference SessionService sessions,
            @Reference WorkerPools pools) {
        this.hub = hub;
        this.inbox = inbox;
        this.sessions = sessions;
        serial = pools.newSerialExecutor("notify-inbox");
        later(this::listen);
    }

    /** What was open before is told again by the inbox; what was closed in between is not. */
    private synchronized void listen() {
        if (!closed) {
            hub.onlyOpen(inbox.open().stream().map(WaitNews::wait).collect(Collectors.toSet()));
            listening = inbox.listen(this);
        }
    }

    @Override
    public void opened(AttentionItem item) {
        later(() -> news.opened(item));
    }

    @Override
    public void closed(AttentionItem item, Closing how) {
        later(() -> news.closed(item, how));
    }

    @Override
    public void dropped() {
        LOG.warn("the inbox was quicker than notifications; they listen anew");
        later(this::listen);
    }

    private void later(Runnable task) {
        try {
            serial.execute(() -> {
                if (!closed) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("what happened in the inbox was not looked at: {}", e.getMessage());
        }
    }

    /** A session that is gone may still ask for a moment. */
    private Optional<SessionInfo> session(SessionId id) {
        try {
            return Optional.of(sessions.get(id));
        } catch (PlatformException e) {
            LOG.debug("{}: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void publish(Notification notification, boolean enabled) {
        try {
            hub.publish(notification, enabled);
        } catch (PlatformException e) {
            LOG.warn("{} is lost: {}", notification.id(), e.getMessage());
        }
    }

    @Override
    public void over(String wait, @Nullable String notification, @Nullable SessionId session, boolean answered) {
        hub.over(wait, notification, session, answered);
    }

    /** Hears nothing more. */
    @Deactivate
    public synchronized void close() {
        closed = true;
        if (listening != null) {
            listening.close();
        }
    }
}
