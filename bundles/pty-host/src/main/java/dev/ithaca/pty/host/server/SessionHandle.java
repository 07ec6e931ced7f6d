// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.session.PtySession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session as loop 0 knows it: on which loop it lives, and what was asked of it before its child was there. Requests
 * that come while it starts wait in their order; they are bounded by what control connections may have under way.
 */
final class SessionHandle {
    private final String id;
    private final EventLoop loop;
    private final List<Consumer<@Nullable PtySession>> waiting = new ArrayList<>();
    private boolean starting = true;
    private boolean forgotten;
    private @Nullable PtySession session;

    SessionHandle(String id, EventLoop loop) {
        this.id = id;
        this.loop = loop;
    }

    String id() {
        return id;
    }

    EventLoop loop() {
        return loop;
    }

    /** The session, null if it is not started yet or could not be. */
    @Nullable
    PtySession session() {
        return session;
    }

    /** Whether it is only there for clients that have not had all of it. */
    boolean forgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
    }

    /** Does something with the session on its loop, in the order of the calls; it gets null if the start failed. */
    void with(Consumer<@Nullable PtySession> action) {
        if (starting) {
            waiting.add(action);
        } else {
            PtySession started = session;
            loop.execute(() -> action.accept(started));
        }
    }

    /** The spawn is over; null if it failed. */
    void started(@Nullable PtySession startedSession) {
        session = startedSession;
        starting = false;
        waiting.forEach(this::with);
        waiting.clear();
    }
}
