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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of the inbox and tells what waits for a human; what it hears is handled on a serial executor, so that it returns at
 * once. The inbox and the sessions may come and go. Immediate, as nobody calls it.
 */
@Component(service = InboxWatcher.class, immediate = true)
public final class InboxWatcher implements InboxListener, WaitNews.Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWatcher.class);

    private final NotificationHub hub;
    private final Executor serial;
    private final WaitNews news = new WaitNews(this::session, this);
    private volatile @Nullable SessionService sessions;

    /** Both are guarded by this. */
    private @Nullable Inbox inbox;

    private Inbox.@Nullable Listening listening;
    private volatile boolean closed;

    /**
     * Hears nothing yet.
     *
     * @param hub where news goes
     * @param pools where it is handled
     */
    @Activate
    public InboxWatcher(@Reference NotificationHub hub, @Reference WorkerPools pools) {
        this.hub = hub;
        serial = pools.newSerialExecutor("notify-inbox");
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindInbox(Inbox service) {
        synchronized (this) {
            inbox = service;
        }
        later(() -> listen(service));
    }

    void unbindInbox(Inbox service) {
        synchronized (this) {
            if (inbox != service) {
                return;
            }
            inbox = null;
        }
        stopListening();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSessions(SessionService service) {
        sessions = service;
    }

    void unbindSessions(SessionService service) {
        if (sessions == service) {
            sessions = null;
        }
    }

    /** What was open before is told again by the inbox; what was closed in between is not. */
    private void listen(Inbox service) {
        stopListening();
        hub.onlyOpen(service.open().stream().map(WaitNews::wait).collect(Collectors.toSet()));
        Inbox.Listening now = service.listen(this);
        synchronized (this) {
            if (inbox == service && !closed) {
                listening = now;
                return;
            }
        }
        now.close();
    }

    private void stopListening() {
        Inbox.Listening before;
        synchronized (this) {
            before = listening;
            listening = null;
        }
        if (before != null) {
            before.close();
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
        later(() -> {
            Inbox service;
            synchronized (this) {
                service = inbox;
            }
            if (service != null) {
                listen(service);
            }
        });
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
        SessionService service = sessions;
        try {
            return service == null ? Optional.empty() : Optional.of(service.get(id));
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
    public void close() {
        closed = true;
        stopListening();
    }
}
