// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.attention.api.AttentionSource;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxSink;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that ask, each with its {@link SessionWatch}. What listeners are told is handled one by one on a serial
 * executor; a session that asks nothing costs nothing.
 */
public final class SessionQuestions implements SessionListener, AttentionSource.Connection {
    /** The source's name. */
    public static final String SOURCE = Question.SOURCE;

    private static final Logger LOG = LoggerFactory.getLogger(SessionQuestions.class);
    private static final int MOST = 10_000;
    private static final String ANSWERED = "answered";

    private final Terminals terminals;
    private final InboxSink sink;
    private final Pace pace;
    private final Executor serial;
    private final Map<SessionId, SessionWatch> watches = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public SessionQuestions(Terminals terminals, InboxSink sink) {
        this(terminals, sink, Pace.USUAL);
    }

    SessionQuestions(Terminals terminals, InboxSink sink, Pace pace) {
        this.terminals = terminals;
        this.sink = sink;
        this.pace = pace;
        serial = terminals.pools().newSerialExecutor("attention-sessions");
    }

    /** Finds what is asked already. */
    public void begin() {
        later(this::findRunning);
    }

    private void findRunning() {
        try {
            Set<SessionStatus> live = Set.of(SessionStatus.RUNNING, SessionStatus.STOPPING);
            terminals
                    .sessions()
                    .list(new SessionQuery(
                            null, List.of(), live, null, null, SessionQuery.Sort.CREATED_AT, false, 0, MOST))
                    .items()
                    .forEach(session -> take(session, terminals.attention().attention(session.id())));
        } catch (PlatformException e) {
            LOG.warn("the sessions that run cannot be listed: {}; each is looked at once it changes", e.getMessage());
        }
    }

    @Override
    public void changed(SessionInfo session) {
        // Read at once: what answered it is said for a moment only.
        Optional<Attention> now = terminals.attention().attention(session.id());
        later(() -> take(session, now));
    }

    private void take(SessionInfo session, Optional<Attention> now) {
        if (closed) {
            return;
        }
        boolean live = session.status().isLive();
        if (live && now.isPresent() && now.get().state().asks()) {
            watches.computeIfAbsent(session.id(), id -> new SessionWatch(session, terminals, sink, pace))
                    .asks(session);
            return;
        }
        SessionWatch watch = watches.remove(session.id());
        if (watch != null) {
            boolean answered = now.isPresent() && now.get().rule().equals(ANSWERED);
            watch.end(answered ? Closing.ANSWERED_ELSEWHERE : live ? Closing.WITHDRAWN : Closing.ENDED);
        }
    }

    @Override
    public void grew(SessionInfo session) {
        SessionWatch watch = watches.get(session.id());
        if (watch != null) {
            watch.grew(session);
        }
    }

    @Override
    public void typed(SessionInfo session) {
        SessionWatch watch = watches.get(session.id());
        if (watch != null) {
            watch.typed(session);
        }
    }

    /** An answer from the inbox was typed into a session. */
    public void answered(SessionId session) {
        SessionWatch watch = watches.get(session);
        if (watch != null) {
            watch.answered();
        }
    }

    @Override
    public void deleted(SessionInfo session) {
        later(() -> {
            SessionWatch watch = watches.remove(session.id());
            if (watch != null) {
                watch.end(Closing.ENDED);
            }
        });
    }

    private void later(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.warn("a change of a session was not looked at: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        watches.values().forEach(watch -> watch.end(Closing.WITHDRAWN));
        watches.clear();
    }
}
