// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostProtocol;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One control connection to one pty-host. Requests come from any thread and wait for their reply with a deadline; one
 * thread, handed in by the owner, reads replies and events and ends when the connection does.
 */
public final class HostConnection implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(HostConnection.class);
    private static final long REPLY_SECONDS = 10;

    private final Path socket;
    private final FrameChannel channel;
    private final HostProtocol.Welcome welcome;
    private final HostListener listener;
    private final Map<Integer, CompletableFuture<HostReply>> pending = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final ScheduledExecutorService timers;
    private volatile boolean closed;
    private volatile boolean draining;
    private volatile boolean probes;
    private volatile boolean checksInput;
    private volatile boolean notifies;

    private HostConnection(
            Path socket,
            FrameChannel channel,
            HostProtocol.Welcome welcome,
            HostListener listener,
            ScheduledExecutorService timers) {
        this.timers = timers;
        this.socket = socket;
        this.channel = channel;
        this.welcome = welcome;
        this.listener = listener;
    }

    /** Connects and says hello; the owner then runs {@link #readLoop} on a thread of its own. */
    public static HostConnection open(Path socket, HostListener listener, ScheduledExecutorService timers)
            throws IOException {
        FrameChannel channel = FrameChannel.connect(socket);
        // A host that hangs must not hang its callers: closing the channel ends the read.
        ScheduledFuture<?> guard = timers.schedule(() -> closeQuietly(channel), REPLY_SECONDS, TimeUnit.SECONDS);
        try {
            channel.send(new HostProtocol.Hello(HostProtocol.VERSION, HostProtocol.Role.CONTROL).frame());
            ByteBuffer payload = channel.receive();
            if (payload == null) {
                throw new WireException("the pty-host at " + socket + " closed the connection");
            }
            HostProtocol.Welcome welcome = HostProtocol.Welcome.read(channel.type(), payload);
            return new HostConnection(socket, channel, welcome, listener, timers);
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel);
            throw e;
        } finally {
            guard.cancel(false);
        }
    }

    /** Reads until the connection ends. */
    public void readLoop() {
        try {
            for (ByteBuffer payload = channel.receive(); payload != null; payload = channel.receive()) {
                dispatch(channel.type(), payload);
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.warn("pty-host {}: connection failed: {}", welcome.pid(), e.getMessage());
            }
        } finally {
            closeQuietly();
            pending.values().forEach(reply -> reply.completeExceptionally(new IOException("connection lost")));
            listener.lost(this);
        }
    }

    private void dispatch(byte type, ByteBuffer payload) throws IOException {
        if (HostEvent.isEvent(type)) {
            listener.event(this, HostEvent.read(type, payload));
            return;
        }
        HostReply reply = HostReply.read(type, payload);
        CompletableFuture<HostReply> waiting = pending.remove(reply.id());
        if (waiting != null) {
            waiting.complete(reply);
        }
    }

    /**
     * Sends a request.
     *
     * @return completes with the reply, whenever it comes, or fails when the connection is lost
     */
    public CompletableFuture<HostReply> send(HostRequest request) {
        int id = ids.incrementAndGet();
        CompletableFuture<HostReply> reply = new CompletableFuture<>();
        pending.put(id, reply);
        // An interrupt that is pending at a write would close the channel, and with it the connection of all sessions.
        boolean interrupted = Thread.interrupted();
        ScheduledFuture<?> guard = timers.schedule(() -> closeQuietly(), REPLY_SECONDS, TimeUnit.SECONDS);
        try {
            channel.send(request.frame(id));
            if (closed) {
                reply.completeExceptionally(new IOException("connection lost"));
            }
        } catch (WireException e) {
            pending.remove(id);
            throw new PlatformException(SessionErrorCode.INVALID, "request too large: " + e.getMessage(), e);
        } catch (IOException e) {
            reply.completeExceptionally(e);
        } finally {
            guard.cancel(false);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return reply;
    }

    /** Sends a request and waits for its reply; a failure becomes an exception with the host's own words. */
    public HostReply request(HostRequest request) {
        return await(send(request));
    }

    /** Waits for a reply for at most ten seconds; it may still come after that. */
    public HostReply await(CompletableFuture<HostReply> reply) {
        try {
            HostReply answer = reply.get(REPLY_SECONDS, TimeUnit.SECONDS);
            if (answer instanceof HostReply.Failed failed) {
                draining |= failed.code() == HostReply.Code.DRAINING;
                throw new PlatformException(HostFailures.code(failed.code()), failed.message());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        }
    }

    /** Whether the host has refused a session because it takes no new ones. */
    public boolean isDraining() {
        return draining;
    }

    /** Whether the host knows {@link HostRequest.Probe}, which an older one does not. */
    public boolean probes() {
        return probes;
    }

    void probes(boolean known) {
        probes = known;
    }

    /** Whether the host knows {@link HostRequest.InputIf}, which an older one does not. */
    public boolean checksInput() {
        return checksInput;
    }

    void checksInput(boolean known) {
        checksInput = known;
    }

    /** Whether the host knows {@link HostRequest.Notify}, which an older one does not. */
    public boolean notifies() {
        return notifies;
    }

    void notifies(boolean known) {
        notifies = known;
    }

    public HostProtocol.Welcome welcome() {
        return welcome;
    }

    public Path socket() {
        return socket;
    }

    public boolean isClosed() {
        return closed;
    }

    private PlatformException unavailable(@Nullable Throwable cause) {
        return new PlatformException(
                SessionErrorCode.HOST_UNAVAILABLE, "pty-host " + welcome.pid() + " does not answer", cause);
    }

    @Override
    public void close() {
        closeQuietly();
    }

    private void closeQuietly() {
        closed = true;
        closeQuietly(channel);
    }

    private static void closeQuietly(FrameChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("close failed", e);
        }
    }
}
