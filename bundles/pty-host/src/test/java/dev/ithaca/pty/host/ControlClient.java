// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.SessionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A control connection as a daemon would hold it. */
public final class ControlClient implements AutoCloseable {
    private static final int DEADLINE_SECONDS = 30;

    private final FrameChannel channel;
    private final HostRun host;
    private final Map<Integer, CompletableFuture<HostReply>> replies = new HashMap<>();
    private final List<HostEvent> events = new ArrayList<>();
    private int nextId = 1;
    private boolean over;

    ControlClient(FrameChannel channel, HostRun host) {
        this.channel = channel;
        this.host = host;
        Thread reader = new Thread(this::read, "control-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            ByteBuffer payload;
            while ((payload = channel.receive()) != null) {
                take(channel.type(), payload);
            }
        } catch (IOException e) {
            // closed
        }
        synchronized (this) {
            over = true;
            replies.values().forEach(reply -> reply.completeExceptionally(new IOException("connection closed")));
            notifyAll();
        }
    }

    private synchronized void take(byte type, ByteBuffer payload) throws IOException {
        if (HostEvent.isEvent(type)) {
            events.add(HostEvent.read(type, payload));
            notifyAll();
        } else {
            HostReply reply = HostReply.read(type, payload);
            replies.remove(reply.id()).complete(reply);
        }
    }

    /** Sends a request. */
    public CompletableFuture<HostReply> send(HostRequest request) {
        CompletableFuture<HostReply> reply = new CompletableFuture<>();
        int id;
        synchronized (this) {
            id = nextId++;
            replies.put(id, reply);
        }
        try {
            channel.send(request.frame(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reply;
    }

    /** Sends a request and waits for its reply. */
    public HostReply ask(HostRequest request) {
        return await(send(request));
    }

    static HostReply await(CompletableFuture<HostReply> reply) {
        try {
            return reply.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no reply", e);
        }
    }

    public HostRequest.Spawn spawnRequest(String session, Map<String, String> more, String... command) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("TERM", "xterm-256color");
        environment.put("LANG", "C.UTF-8");
        environment.put("ITHACA_SESSION_ID", session);
        environment.putAll(more);
        String directory = host.sessionDirectory(session).toString();
        return new HostRequest.Spawn(session, directory, List.of(command), "/tmp", environment, 24, 80, 0);
    }

    public HostReply.Spawned spawn(String session, String... command) {
        HostReply reply = ask(spawnRequest(session, Map.of(), command));
        if (reply instanceof HostReply.Spawned spawned) {
            return spawned;
        }
        throw new AssertionError(reply.toString());
    }

    public HostReply type(String session, String text) {
        return ask(new HostRequest.Input(session, "test", text.getBytes(StandardCharsets.UTF_8)));
    }

    public List<SessionState> list() {
        return ((HostReply.Sessions) ask(new HostRequest.ListSessions())).sessions();
    }

    SessionState state(String session) {
        return list().stream()
                .filter(state -> state.session().equals(session))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for an event. */
    synchronized <E extends HostEvent> E event(Class<E> type, Predicate<E> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (true) {
            for (HostEvent event : events) {
                if (type.isInstance(event) && wanted.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || over) {
                throw new AssertionError("no such event among " + events);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    synchronized List<HostEvent> events() {
        return List.copyOf(events);
    }

    public HostEvent.Ended ended(String session) {
        return event(HostEvent.Ended.class, event -> event.session().equals(session));
    }

    ExitStatus exit(String session) {
        return ended(session).exit();
    }

    /** Waits until the host drops this connection. */
    synchronized void awaitOver() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        try {
            while (!over && System.nanoTime() < deadline) {
                wait(100);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (!over) {
            throw new AssertionError("still connected");
        }
    }

    byte[] ticket(String session, boolean readOnly) {
        byte[] ticket = new byte[16];
        new SecureRandom().nextBytes(ticket);
        HostReply reply = ask(new HostRequest.Authorize(session, ticket, readOnly, 60_000));
        if (!(reply instanceof HostReply.Done)) {
            throw new AssertionError(reply.toString());
        }
        return ticket;
    }

    /** Attaches without a size of its own. */
    public AttachedClient attach(String session, long fromOffset) {
        return attach(session, fromOffset, 0, 0, false);
    }

    /** Attaches from the beginning, and keeps nothing of what comes. */
    AttachedClient attachDiscarding(String session) {
        AttachedClient client = AttachedClient.open(host, ticket(session, false), session, 0, 0, 0);
        client.discard();
        client.start();
        return client;
    }

    AttachedClient attach(String session, long fromOffset, int rows, int columns, boolean readOnly) {
        return AttachedClient.attach(host, ticket(session, readOnly), session, fromOffset, rows, columns);
    }

    Path directory(String session) {
        return host.sessionDirectory(session);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
