// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.posix.SpawnException;
import dev.ithaca.pty.host.session.PtySession;
import dev.ithaca.pty.host.session.SessionServices;
import dev.ithaca.pty.host.session.SessionStart;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostReply.Code;
import dev.ithaca.wire.host.HostReply.Done;
import dev.ithaca.wire.host.HostReply.Failed;
import dev.ithaca.wire.host.HostReply.Spawned;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** All sessions of the host by id, and the way to each. Loop 0 only. */
final class SessionTable {
    private final LoopGroup loops;
    private final Function<EventLoop, SessionServices> services;
    private final SessionStarter starter;
    private final SpawnThread spawnThread;
    private final Consumer<HostEvent> broadcast;
    private final Runnable changed;
    private final Map<String, SessionHandle> handles = new LinkedHashMap<>();

    /** {@code changed} runs when a session has gone from the table. */
    SessionTable(
            LoopGroup loops,
            Function<EventLoop, SessionServices> services,
            SessionStarter starter,
            SpawnThread spawnThread,
            Consumer<HostEvent> broadcast,
            Runnable changed) {
        this.loops = loops;
        this.services = services;
        this.starter = starter;
        this.spawnThread = spawnThread;
        this.broadcast = broadcast;
        this.changed = changed;
    }

    boolean isEmpty() {
        return handles.isEmpty();
    }

    /** A session, unless it is forgotten. */
    @Nullable
    SessionHandle find(String session) {
        SessionHandle handle = handles.get(session);
        return handle == null || handle.forgotten() ? null : handle;
    }

    /** A session that a ticket was given out for, forgotten or not. */
    @Nullable
    SessionHandle findToAttach(String session) {
        return handles.get(session);
    }

    void spawn(int id, HostRequest.Spawn request, Requester requester) {
        if (handles.containsKey(request.session())) {
            requester.reply(new Failed(id, Code.EXISTS, "session exists: " + request.session()));
            return;
        }
        SessionHandle handle = new SessionHandle(request.session(), loops.assign());
        handles.put(request.session(), handle);
        try {
            spawnThread.execute(() -> spawnNow(id, handle, request, requester));
        } catch (RejectedExecutionException e) {
            spawned(handle, null);
            requester.reply(new Failed(id, Code.BUSY, "too many sessions are being started"));
        }
    }

    private void spawnNow(int id, SessionHandle handle, HostRequest.Spawn request, Requester requester) {
        try {
            SessionStart start = starter.start(request);
            handle.loop().execute(() -> begin(id, handle, start, requester));
        } catch (SpawnException e) {
            failed(handle, requester, new Failed(id, code(e.reason()), String.valueOf(e.getMessage())));
        } catch (Throwable e) { // whoever asked must hear of it
            failed(handle, requester, new Failed(id, Code.INTERNAL, "cannot start a session: " + e));
        }
    }

    private void begin(int id, SessionHandle handle, SessionStart start, Requester requester) {
        PtySession session = null;
        try {
            EventRelay events = new EventRelay(start.id(), loops.control(), broadcast);
            session = new PtySession(start, services.apply(handle.loop()), events);
            session.begin();
        } catch (Throwable e) { // as above
            giveUp(start, session);
            failed(handle, requester, new Failed(id, Code.INTERNAL, "cannot start a session: " + e));
            return;
        }
        PtySession begun = session;
        loops.control().execute(() -> spawned(handle, begun));
        requester.reply(new Spawned(id, start.child().pid(), start.startedMillis()));
    }

    /** The child is there and its session is not: closes what either has opened. */
    private static void giveUp(SessionStart start, @Nullable PtySession session) {
        start.child().abandon();
        if (session != null) {
            session.abort();
        } else {
            start.child().closeDescriptors();
            start.writer().close();
        }
    }

    private void failed(SessionHandle handle, Requester requester, Failed reply) {
        loops.control().execute(() -> spawned(handle, null));
        requester.reply(reply);
    }

    private void spawned(SessionHandle handle, @Nullable PtySession session) {
        handle.started(session);
        if (session == null) {
            remove(handle);
        }
    }

    private void remove(SessionHandle handle) {
        if (handles.remove(handle.id(), handle)) {
            loops.released(handle.loop());
            changed.run();
        }
    }

    private static Code code(SpawnException.Reason reason) {
        return switch (reason) {
            case COMMAND_NOT_FOUND -> Code.COMMAND_NOT_FOUND;
            case BAD_DIRECTORY -> Code.BAD_DIRECTORY;
            case INVALID -> Code.INVALID;
            case SYSTEM -> Code.INTERNAL;
        };
    }

    /** Asks every loop for the states of its sessions, behind all that was asked before. */
    void list(Consumer<List<SessionState>> answer) {
        Map<EventLoop, List<PtySession>> byLoop = new LinkedHashMap<>();
        for (SessionHandle handle : handles.values()) {
            PtySession session = handle.session();
            if (session != null && !handle.forgotten()) {
                byLoop.computeIfAbsent(handle.loop(), loop -> new ArrayList<>()).add(session);
            }
        }
        List<SessionState> states = new ArrayList<>();
        if (byLoop.isEmpty()) {
            answer.accept(states);
            return;
        }
        int[] missing = {byLoop.size()};
        byLoop.forEach((loop, sessions) -> loop.execute(() -> {
            List<SessionState> part = sessions.stream().map(PtySession::state).toList();
            loops.control().execute(() -> {
                states.addAll(part);
                if (--missing[0] == 0) {
                    answer.accept(states);
                }
            });
        }));
    }

    /** Lets an ended session go; {@code validFor} tells for how long its tickets are still good. */
    void forget(int id, String name, ToLongFunction<String> validFor, Requester requester) {
        SessionHandle handle = find(name);
        if (handle == null) {
            requester.reply(new Failed(id, Code.NOT_FOUND, "no such session: " + name));
            return;
        }
        handle.with(session -> {
            if (session == null) {
                requester.reply(new Failed(id, Code.NOT_FOUND, "no such session: " + name));
            } else if (session.exit() == null) {
                requester.reply(new Failed(id, Code.RUNNING, "session is running: " + name));
            } else {
                loops.control().execute(() -> forget(handle, session, validFor.applyAsLong(name)));
                requester.reply(new Done(id));
            }
        });
    }

    /** From here on no ticket is given out for it; it stays in the table until the last client has had all of it. */
    private void forget(SessionHandle handle, PtySession session, long holdMillis) {
        if (!handle.forgotten()) {
            handle.forget();
            Runnable released = () -> loops.control().execute(() -> remove(handle));
            handle.loop().execute(() -> session.forget(holdMillis, released));
        }
    }

    /** Hands a request to its session's loop. */
    void route(int id, String name, HostRequest request, Requester requester) {
        SessionHandle handle = find(name);
        if (handle == null) {
            requester.reply(new Failed(id, Code.NOT_FOUND, "no such session: " + name));
        } else {
            handle.with(session -> requester.reply(reply(id, session, name, request)));
        }
    }

    /** Looks at a session's terminal; who asked is answered by the helper's thread. */
    void probe(int id, HostRequest.Probe request, Requester requester) {
        SessionHandle handle = find(request.session());
        if (handle == null) {
            requester.reply(new Failed(id, Code.NOT_FOUND, "no such session: " + request.session()));
        } else {
            handle.with(session -> SessionRequests.probe(id, session, request, requester));
        }
    }

    private static HostReply reply(int id, @Nullable PtySession session, String name, HostRequest request) {
        try {
            return SessionRequests.apply(id, session, name, request);
        } catch (RuntimeException e) {
            return new Failed(id, Code.INTERNAL, "the host failed: " + e);
        }
    }

    /** Has every session write down what it holds; on each loop. */
    void shutDown() {
        handles.values()
                .forEach(handle -> handle.with(session -> {
                    if (session != null) {
                        session.shutDown();
                    }
                }));
    }
}
