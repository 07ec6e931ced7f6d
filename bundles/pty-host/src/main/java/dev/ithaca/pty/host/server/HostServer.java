// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.posix.LeaderTable;
import dev.ithaca.pty.host.posix.PtySpawner;
import dev.ithaca.pty.host.screen.BackgroundThread;
import dev.ithaca.pty.host.session.PtySession;
import dev.ithaca.pty.host.session.SessionServices;
import dev.ithaca.pty.host.tree.HelperThread;
import dev.ithaca.wire.FrameDecoder;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostReply.Code;
import dev.ithaca.wire.host.HostReply.Done;
import dev.ithaca.wire.host.HostReply.Failed;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.SessionState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The host: owns its threads, its socket and its sessions, and knows when it is of no more use. Start, stop and wait may
 * be called by any thread; all else belongs to loop 0.
 */
public final class HostServer {
    private static final long STOP_MILLIS = 5000;
    private static final long GOODBYE_MILLIS = 100;

    private final String build;
    private final Consumer<String> log;
    private final long idleMillis;
    private final LoopGroup loops;
    private final HelperThread helper;
    private final BackgroundThread background;
    private final SpawnThread spawnThread = new SpawnThread();
    private final SessionTable sessions;
    private final Tickets tickets = new Tickets(System::currentTimeMillis);
    private final List<ControlConnection> controls = new ArrayList<>();
    private final NoticeBoard notices;
    private final Listener listener;
    private final LoopTimer idleTimer;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private boolean draining;

    public HostServer(Path socket, String build, long idleMillis, long viewerMillis, Consumer<String> log)
            throws IOException {
        this.build = build;
        this.log = log;
        this.idleMillis = idleMillis;
        LeaderTable leaders = new LeaderTable();
        this.loops = new LoopGroup(log);
        this.helper = new HelperThread(leaders, log);
        this.background = new BackgroundThread(log);
        this.sessions = new SessionTable(
                loops,
                loop -> new SessionServices(loop, helper, background, viewerMillis, log),
                new SessionStarter(PtySpawner.ofThisSystem(leaders)),
                spawnThread,
                this::broadcast,
                this::endIfUseless);
        this.notices = new NoticeBoard(loops);
        this.idleTimer = control().timer(this::useless);
        this.listener = new Listener(this, socket);
    }

    public void start() {
        helper.start();
        background.start();
        loops.all().forEach(EventLoop::start);
        control().execute(this::endIfUseless);
    }

    /** Waits until the host is of no more use: drained and empty, or alone for a time. */
    public void awaitUseless() throws InterruptedException {
        over.await();
    }

    /** Closes the socket, writes all logs down, and ends the threads. Children whose terminals close get SIGHUP. */
    public void stop() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        over.countDown();
        CountDownLatch written = new CountDownLatch(loops.all().size());
        control().execute(() -> {
            draining = true;
            closeListener();
            sessions.shutDown();
            loops.all().forEach(loop -> loop.execute(written::countDown));
        });
        try {
            boolean all = written.await(STOP_MILLIS, TimeUnit.MILLISECONDS);
            if (!all) {
                log("some logs were not written before the end");
            }
            for (EventLoop loop : loops.all()) {
                loop.stop(STOP_MILLIS);
            }
            spawnThread.stop();
            helper.stop();
            background.stop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end is decided: a session that came now would be lost. */
    private void useless() {
        draining = true;
        over.countDown();
    }

    EventLoop control() {
        return loops.control();
    }

    String build() {
        return build;
    }

    long pid() {
        return ProcessHandle.current().pid();
    }

    void log(String message) {
        log.accept(message);
    }

    void greetingOver() {
        listener.greetingOver();
    }

    void opened(ControlConnection connection) {
        controls.add(connection);
        endIfUseless();
    }

    void closed(ControlConnection connection) {
        controls.remove(connection);
        endIfUseless();
    }

    /** Carries a request out, or hands it on; the requester is answered once. */
    void handle(HostRequest.Numbered numbered, Requester requester) {
        int id = numbered.id();
        HostRequest request = numbered.request();
        if (request instanceof HostRequest.Spawn spawn) {
            if (draining) {
                requester.reply(new Failed(id, Code.DRAINING, "this pty-host takes no new sessions"));
            } else {
                sessions.spawn(id, spawn, requester);
                endIfUseless();
            }
        } else if (request instanceof HostRequest.ListSessions) {
            sessions.list(states -> requester.reply(new HostReply.Sessions(id, states)));
        } else if (request instanceof HostRequest.Authorize authorize) {
            requester.reply(authorize(id, authorize));
        } else if (request instanceof HostRequest.Drain) {
            draining = true;
            requester.reply(new Done(id));
            endIfUseless();
        } else if (request instanceof HostRequest.Forget forget) {
            sessions.forget(id, forget.session(), tickets::validFor, requester);
        } else if (request instanceof HostRequest.Probe probe) {
            sessions.probe(id, probe, requester);
        } else if (request instanceof HostRequest.Notify notify) {
            notices.tell(id, notify, requester);
        } else {
            sessions.route(id, sessionOf(request), request, requester);
        }
    }

    private static String sessionOf(HostRequest request) {
        if (request instanceof HostRequest.Input input) {
            return input.session();
        } else if (request instanceof HostRequest.InputIf input) {
            return input.session();
        } else if (request instanceof HostRequest.Resize resize) {
            return resize.session();
        } else if (request instanceof HostRequest.Terminate terminate) {
            return terminate.session();
        } else if (request instanceof HostRequest.Trim trim) {
            return trim.session();
        } else if (request instanceof HostRequest.Note note) {
            return note.session();
        }
        throw new IllegalArgumentException("not about a session: " + request.type());
    }

    private HostReply authorize(int id, HostRequest.Authorize request) {
        if (request.ticket().length != Tickets.LENGTH) {
            return new Failed(id, Code.INVALID, "a ticket has " + Tickets.LENGTH + " bytes");
        }
        if (sessions.find(request.session()) == null) {
            return new Failed(id, Code.NOT_FOUND, "no such session: " + request.session());
        }
        boolean added = tickets.add(request.ticket(), request.session(), request.readOnly(), request.validMillis());
        return added ? new Done(id) : new Failed(id, Code.BUSY, "too many tickets wait to be used");
    }

    /** An attach connection has said whom it wants; from here on its session's loop serves it. */
    void attach(AttachMessage.Attach request, SelectionKey key, SocketChannel channel, FrameDecoder decoder) {
        Tickets.Grant grant = tickets.take(request.ticket(), request.session());
        SessionHandle handle = sessions.findToAttach(request.session());
        if (grant == null || handle == null) {
            refuse(channel, grant == null ? "the ticket is used, expired or unknown" : "no such session");
            return;
        }
        if (handle.loop() == control()) {
            key.interestOps(0);
        } else {
            key.cancel();
        }
        long holdMillis = tickets.validFor(request.session());
        handle.with(session -> {
            attached(session, grant, handle.loop(), request, key, channel, decoder);
            if (session != null) {
                session.hold(holdMillis);
            }
        });
    }

    private void attached(
            @Nullable PtySession session,
            Tickets.Grant grant,
            EventLoop loop,
            AttachMessage.Attach request,
            SelectionKey key,
            SocketChannel channel,
            FrameDecoder decoder) {
        if (session == null || session.released()) {
            refuse(channel, "no such session: " + request.session());
        } else {
            new AttachClient(loop, session, request, grant.readOnly(), channel, decoder, log).begin(key, notices);
        }
    }

    private static void refuse(SocketChannel channel, String why) {
        try (channel) {
            channel.write(new AttachMessage.Refused(why).frame());
        } catch (IOException e) {
            // the client does not want to know
        }
    }

    /** The frame of a reply. A list that is over a frame's bound is sent with the programs' names only. */
    ByteBuffer frame(HostReply reply) throws WireException {
        try {
            return reply.frame();
        } catch (WireException e) {
            if (reply instanceof HostReply.Sessions list) {
                List<SessionState> shorter = list.sessions().stream()
                        .map(HostServer::withoutArguments)
                        .toList();
                return new HostReply.Sessions(list.id(), shorter).frame();
            }
            throw e;
        }
    }

    private static SessionState withoutArguments(SessionState state) {
        return new SessionState(
                state.session(),
                state.pid(),
                state.startedMillis(),
                state.command().subList(0, 1),
                state.cwd(),
                state.rows(),
                state.columns(),
                state.start(),
                state.end(),
                state.attached(),
                state.stopping(),
                state.exit());
    }

    private void broadcast(HostEvent event) {
        if (controls.isEmpty()) {
            return;
        }
        try {
            ByteBuffer frame = event.frame();
            List.copyOf(controls).forEach(connection -> connection.send(frame.duplicate()));
        } catch (WireException e) {
            log("event: " + e.getMessage());
        }
    }

    private void endIfUseless() {
        if (!sessions.isEmpty()) {
            idleTimer.cancel();
        } else if (draining) {
            idleTimer.arm(GOODBYE_MILLIS); // the reply to what emptied it is on its way
        } else if (controls.isEmpty()) {
            idleTimer.arm(idleMillis);
        } else {
            idleTimer.cancel();
        }
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            log("socket: " + e.getMessage());
        }
    }
}
