// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;

/**
 * Passes on what the session bundle tells. It needs nothing itself, so that the bundle can find its listeners while what
 * listens waits for the bundle.
 */
@Component(service = {SessionListener.class, SessionEvents.class})
public final class SessionEvents implements SessionListener {
    private final CopyOnWriteArrayList<SessionListener> listeners = new CopyOnWriteArrayList<>();

    void add(SessionListener listener) {
        listeners.add(listener);
    }

    void remove(SessionListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void changed(SessionInfo session) {
        listeners.forEach(listener -> listener.changed(session));
    }

    @Override
    public void grew(SessionInfo session) {
        listeners.forEach(listener -> listener.grew(session));
    }

    @Override
    public void deleted(SessionInfo session) {
        listeners.forEach(listener -> listener.deleted(session));
    }
}
