// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.session.SessionEvents;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries a session's events to the control connections. At most one hand-over is under way for a session: what happens
 * meanwhile replaces what was not taken yet, newest growth and size first, so that no queue can grow.
 */
final class EventRelay implements SessionEvents {
    private static final int MOST_ALERTS = 16;

    private final String session;
    private final Executor control;
    private final Consumer<HostEvent> broadcast;
    private final List<HostEvent> alerts = new ArrayList<>();
    private HostEvent.@Nullable Resized resized;
    private HostEvent.@Nullable Grew grew;
    private HostEvent.@Nullable Typed typed;
    private HostEvent.@Nullable Ended ended;
    private boolean underWay;

    EventRelay(String session, Executor control, Consumer<HostEvent> broadcast) {
        this.session = session;
        this.control = control;
        this.broadcast = broadcast;
    }

    @Override
    public synchronized void grew(long end) {
        grew = new HostEvent.Grew(session, end, System.currentTimeMillis());
        handOver();
    }

    @Override
    public synchronized void resized(int rows, int columns, long offset) {
        resized = new HostEvent.Resized(session, rows, columns, offset);
        handOver();
    }

    @Override
    public synchronized void typed(long atMillis) {
        typed = new HostEvent.Typed(session, atMillis);
        handOver();
    }

    @Override
    public synchronized void ended(long end, ExitStatus exit) {
        ended = new HostEvent.Ended(session, end, exit);
        handOver();
    }

    @Override
    public synchronized void alert(String kind, String message) {
        if (alerts.size() < MOST_ALERTS) {
            alerts.add(new HostEvent.Alert(session, kind, message));
        }
        handOver();
    }

    private void handOver() {
        if (!underWay) {
            underWay = true;
            control.execute(() -> take().forEach(broadcast));
        }
    }

    /** What happened since the last time, the end last. */
    private synchronized List<HostEvent> take() {
        List<HostEvent> events = new ArrayList<>(alerts);
        alerts.clear();
        if (resized != null) {
            events.add(resized);
        }
        if (grew != null) {
            events.add(grew);
        }
        if (typed != null) {
            events.add(typed);
        }
        if (ended != null) {
            events.add(ended);
        }
        resized = null;
        grew = null;
        typed = null;
        ended = null;
        underWay = false;
        return events;
    }
}
