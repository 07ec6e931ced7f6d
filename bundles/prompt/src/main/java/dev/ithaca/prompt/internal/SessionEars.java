// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import org.osgi.service.component.annotations.Component;

/**
 * Hears of sessions and hands it on. Apart from the watcher, because that needs the sessions, and what the sessions tell must
 * not need them.
 */
@Component(service = {SessionEars.class, SessionListener.class})
public final class SessionEars implements SessionListener {
    private static final SessionListener NOBODY = new SessionListener() {};

    private volatile SessionListener listener = NOBODY;

    void open(SessionListener newListener) {
        listener = newListener;
    }

    void close(SessionListener oldListener) {
        if (listener == oldListener) {
            listener = NOBODY;
        }
    }

    @Override
    public void changed(SessionInfo session) {
        listener.changed(session);
    }

    @Override
    public void grew(SessionInfo session) {
        listener.grew(session);
    }

    @Override
    public void typed(SessionInfo session) {
        listener.typed(session);
    }

    @Override
    public void notified(SessionInfo session, String words) {
        listener.notified(session, words);
    }

    @Override
    public void deleted(SessionInfo session) {
        listener.deleted(session);
    }
}
