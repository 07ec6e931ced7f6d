// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.notify.internal.news.SessionNews;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Notification;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of sessions and tells what is news; what it hears is handled on a serial executor, so that it returns at once. */
@Component(service = SessionListener.class)
public final class SessionWatcher implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatcher.class);

    private final NotificationHub hub;
    private final Executor serial;
    private final SessionNews news;

    private volatile boolean closed;

    @Activate
    public SessionWatcher(@Reference NotificationHub hub, @Reference WorkerPools pools) {
        this.hub = hub;
        serial = pools.newSerialExecutor("notify-sessions");
        news = new SessionNews(Clock.systemUTC(), this::publish);
    }

    @Override
    public void changed(SessionInfo session) {
        later(() -> news.changed(session));
    }

    @Override
    public void recovered(List<SessionInfo> lost) {
        later(() -> news.recovered(lost));
    }

    @Override
    public void deleted(SessionInfo session) {
        later(() -> news.deleted(session));
    }

    private void later(Runnable task) {
        try {
            serial.execute(() -> {
                if (!closed) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("a change of a session was not looked at: {}", e.getMessage());
        }
    }

    private void publish(Notification notification, boolean enabled) {
        try {
            hub.publish(notification, enabled);
        } catch (PlatformException e) {
            LOG.warn("{} is lost: {}", notification.id(), e.getMessage());
        }
    }

    /** What was heard and not looked at yet is forgotten. */
    @Deactivate
    public void close() {
        closed = true;
    }
}
