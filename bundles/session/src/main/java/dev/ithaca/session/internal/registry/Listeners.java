// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners, one call at a time, each protected from the failure of another. Growth is coalesced: a session that grew
 * often while the listeners were busy is told once. Other calls that no longer fit the executor's queue are dropped and
 * logged; a listener that must know reads the session's state anew.
 */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Set<SessionListener> listeners = new CopyOnWriteArraySet<>();
    private final Set<LiveSession> grown = ConcurrentHashMap.newKeySet();
    private final Executor serial;

    /** Null until the recovery is done; guarded by this. */
    private @Nullable List<SessionInfo> lost;

    public Listeners(Executor serial) {
        this.serial = serial;
    }

    public void add(SessionListener listener) {
        List<SessionInfo> known;
        synchronized (this) {
            listeners.add(listener);
            known = lost;
        }
        if (known != null) {
            tellRecovered(List.of(listener), known);
        }
    }

    public void remove(SessionListener listener) {
        listeners.remove(listener);
    }

    /** The recovery is done; who comes later is told as well. */
    void recovered(List<SessionInfo> lostSessions) {
        List<SessionListener> now;
        synchronized (this) {
            if (lost != null) {
                return;
            }
            lost = List.copyOf(lostSessions);
            now = List.copyOf(listeners);
        }
        tellRecovered(now, lostSessions);
    }

    private void tellRecovered(List<SessionListener> those, List<SessionInfo> lostSessions) {
        submit(() -> those.forEach(listener -> call(listener, "recovery", one -> one.recovered(lostSessions))));
    }

    void changed(LiveSession session) {
        tell(session.info(), SessionListener::changed);
    }

    void typed(LiveSession session) {
        tell(session.info(), SessionListener::typed);
    }

    void notified(LiveSession session, String words) {
        tell(session.info(), (listener, info) -> listener.notified(info, words));
    }

    void deleted(SessionInfo session) {
        tell(session, SessionListener::deleted);
    }

    void grew(LiveSession session) {
        if (!listeners.isEmpty() && grown.add(session)) {
            submit(() -> {
                grown.remove(session);
                callAll(session.info(), SessionListener::grew);
            });
        }
    }

    private void tell(SessionInfo session, BiConsumer<SessionListener, SessionInfo> call) {
        if (!listeners.isEmpty()) {
            submit(() -> callAll(session, call));
        }
    }

    private void submit(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.warn("session listeners do not keep up; a call was dropped");
        }
    }

    private void callAll(SessionInfo session, BiConsumer<SessionListener, SessionInfo> call) {
        for (SessionListener listener : listeners) {
            call(listener, session.id(), one -> call.accept(one, session));
        }
    }

    private static void call(SessionListener listener, Object about, Consumer<SessionListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("{}: a session listener failed", about, e);
        }
    }
}
