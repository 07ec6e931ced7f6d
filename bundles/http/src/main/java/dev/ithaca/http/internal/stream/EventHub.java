// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.stream;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.http.internal.json.Json;
import dev.ithaca.http.internal.rest.SessionBody;
import dev.ithaca.notify.api.NotificationListener;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what happens to sessions into events, and wakes the clients. That a session grew is told at most every 500 ms, as the
 * seed system does; all else at once. Clients are written to on a serial executor, never on the thread that tells.
 */
public final class EventHub implements SessionListener, NotificationListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final int GROWTH_MILLIS = 500;
    private static final int HEARTBEAT_SECONDS = 15;
    static final int MOST_CLIENTS = 2_000;

    private final EventRing ring = new EventRing(System.currentTimeMillis() * 1_000);
    private final Set<EventClient> clients = ConcurrentHashMap.newKeySet();
    private final Map<SessionId, SessionInfo> grown = new LinkedHashMap<>();
    private final Set<SessionId> known = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final Executor serial;
    private final Future<?> growth;
    private final Future<?> heartbeat;

    public EventHub(WorkerPools pools) {
        serial = pools.newSerialExecutor("http-events");
        growth = pools.timers()
                .scheduleWithFixedDelay(this::growthDue, GROWTH_MILLIS, GROWTH_MILLIS, TimeUnit.MILLISECONDS);
        heartbeat = pools.timers()
                .scheduleWithFixedDelay(
                        () -> submit(() -> clients.forEach(EventClient::beat)),
                        HEARTBEAT_SECONDS,
                        HEARTBEAT_SECONDS,
                        TimeUnit.SECONDS);
    }

    EventRing ring() {
        return ring;
    }

    boolean add(EventClient client) {
        return clients.size() < MOST_CLIENTS && clients.add(client);
    }

    void remove(EventClient client) {
        clients.remove(client);
    }

    public int count() {
        return clients.size();
    }

    /** Sessions that were there before this hub: what comes of them is a change, not a creation. */
    public void knows(SessionId id) {
        known.add(id);
    }

    @Override
    public void changed(SessionInfo session) {
        synchronized (grown) {
            grown.remove(session.id()); // what is told now is newer
        }
        publish(known.add(session.id()) ? "session_created" : "session_updated", SessionBody.of(session));
    }

    @Override
    public void grew(SessionInfo session) {
        synchronized (grown) {
            grown.put(session.id(), session);
        }
    }

    @Override
    public void deleted(SessionInfo session) {
        known.remove(session.id());
        synchronized (grown) {
            grown.remove(session.id());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", session.id().value());
        body.put("node", session.node());
        publish("session_deleted", body);
    }

    @Override
    public void notified(Notification notification, boolean enabledForChannels) {
        publish("session_notification", NotificationBody.of(notification, enabledForChannels));
    }

    private void growthDue() {
        synchronized (grown) {
            if (grown.isEmpty()) {
                return;
            }
        }
        submit(this::publishGrowth);
    }

    private void publishGrowth() {
        Map<SessionId, SessionInfo> due;
        synchronized (grown) {
            due = new LinkedHashMap<>(grown);
            grown.clear();
        }
        due.values().forEach(session -> ring.add("session_updated", Json.bytes(SessionBody.of(session))));
        clients.forEach(EventClient::pump);
    }

    void publish(String event, Object body) {
        ring.add(event, Json.bytes(body));
        if (waking.compareAndSet(false, true)) {
            submit(() -> {
                waking.set(false);
                clients.forEach(EventClient::pump);
            });
        }
    }

    private void submit(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            waking.set(false);
            LOG.warn("event clients are woken later: the daemon is busy");
        }
    }

    /** Ends all that a principal has open. */
    public void revoke(String principal) {
        clients.stream().filter(client -> client.belongsTo(principal)).forEach(EventClient::revoke);
    }

    @Override
    public void close() {
        growth.cancel(false);
        heartbeat.cancel(false);
        clients.forEach(EventClient::end);
    }
}
