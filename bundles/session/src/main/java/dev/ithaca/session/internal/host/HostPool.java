// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.SessionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts that this daemon is connected to. New sessions go to the host of this installation's own build; a host of
 * another build is drained: it serves its sessions until they end. Closing the pool leaves all hosts running.
 */
public final class HostPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostPool.class);

    private final Path runDirectory;
    private final HostInstall install;
    private final HostLauncher launcher;
    private final BiFunction<String, Runnable, Thread> threads;
    private final ScheduledExecutorService timers;
    private final HostListener listener;
    private final List<HostConnection> connections = new CopyOnWriteArrayList<>();
    private final Object launching = new Object();
    private volatile boolean closed;

    /**
     * @param threads makes a named thread that is not yet started
     * @param timers ends waits that last too long
     * @param listener hears events, and of hosts that are gone for good
     */
    public HostPool(
            Path runDirectory,
            Path logDirectory,
            HostInstall install,
            BiFunction<String, Runnable, Thread> threads,
            ScheduledExecutorService timers,
            HostListener listener) {
        this.runDirectory = runDirectory;
        this.install = install;
        this.launcher = new HostLauncher(install, runDirectory, logDirectory);
        this.threads = threads;
        this.timers = timers;
        this.listener = listener;
    }

    /** What a socket led to. */
    public enum Reached {
        /** Its host answers. */
        CONNECTED,
        /** Nobody serves it any more. */
        GONE,
        /** It may be served; nothing can be said of its sessions now. */
        UNCLEAR
    }

    /**
     * Connects to every host that left a socket.
     *
     * @return false if one of them could not be reached and may still live
     */
    public boolean connectAll() throws IOException {
        boolean clear = true;
        try (Stream<Path> entries = Files.list(runDirectory)) {
            for (Path socket : entries.filter(HostPool::isHostSocket).toList()) {
                clear &= connect(socket) != Reached.UNCLEAR;
            }
        }
        return clear;
    }

    private static boolean isHostSocket(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("pty-host-") && name.endsWith(".sock");
    }

    /** Connects to a host, unless there is a connection to it already; a socket that nobody serves is removed. */
    public Reached connect(Path socket) {
        if (connections.stream().anyMatch(one -> one.socket().equals(socket) && !one.isClosed())) {
            return Reached.CONNECTED;
        }
        try {
            adopt(HostConnection.open(socket, new Forwarding(), timers));
            return Reached.CONNECTED;
        } catch (ConnectException | NoSuchFileException e) {
            LOG.info("no pty-host serves {} any more", socket);
            return remove(socket);
        } catch (IOException e) {
            if (!Files.exists(socket)) {
                return Reached.GONE;
            }
            LOG.error("the pty-host at {} cannot be used: {}", socket, e.getMessage());
            return Reached.UNCLEAR;
        }
    }

    private static Reached remove(Path socket) {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", socket, e.getMessage());
        }
        return Reached.GONE;
    }

    private HostConnection adopt(HostConnection connection) {
        boolean current = isCurrent(connection);
        HostTrial trial = new HostTrial(connection.socket(), timers);
        connection.probes(current || trial.knows(new HostRequest.Probe("", false)));
        connection.checksInput(current || trial.knows(HostRequest.InputIf.look("")));
        connection.notifies(current || trial.knows(new HostRequest.Notify("", List.of(), 0)));
        connections.add(connection);
        threads.apply("session-host-" + connection.welcome().pid(), connection::readLoop)
                .start();
        if (!current) {
            CompletableFuture<HostReply> unused = connection
                    .send(new HostRequest.Drain())
                    .whenComplete((reply, failure) -> {
                        if (failure != null) {
                            LOG.warn(
                                    "pty-host {}: not asked to drain",
                                    connection.welcome().pid());
                        }
                    });
        }
        return connection;
    }

    /** The host that takes new sessions, started if there is none. */
    public HostConnection forNewSession() {
        synchronized (launching) {
            if (closed) {
                throw new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, "the session service is stopping");
            }
            for (HostConnection connection : connections) {
                if (isCurrent(connection) && !connection.isClosed() && !connection.isDraining()) {
                    return connection;
                }
            }
            try {
                return adopt(launcher.launch(new Forwarding(), timers));
            } catch (IOException | UncheckedIOException e) {
                throw new PlatformException(
                        SessionErrorCode.HOST_UNAVAILABLE, "the pty-host cannot be started: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, "interrupted", e);
            }
        }
    }

    /** Asks a host for its sessions. */
    public static List<SessionState> sessions(HostConnection connection) {
        HostReply reply = connection.request(new HostRequest.ListSessions());
        return reply instanceof HostReply.Sessions sessions ? sessions.sessions() : List.of();
    }

    public List<HostConnection> connections() {
        return List.copyOf(connections);
    }

    /** Whether new sessions go to this host. */
    public boolean isCurrent(HostConnection connection) {
        return connection.welcome().build().equals(install.build());
    }

    /** Removes copies of the host that no connected host runs from. */
    public void removeOldCopies() throws IOException {
        List<String> builds = new ArrayList<>();
        connections.forEach(connection -> builds.add(connection.welcome().build()));
        install.removeOldCopies(builds);
    }

    @Override
    public void close() {
        synchronized (launching) {
            closed = true;
        }
        connections.forEach(HostConnection::close);
        connections.clear();
    }

    /** Forgets a connection that is lost before the owner hears of it; the owner decides whether to connect anew. */
    private final class Forwarding implements HostListener {
        @Override
        public void event(HostConnection from, HostEvent event) {
            listener.event(from, event);
        }

        @Override
        public void lost(HostConnection connection) {
            connections.remove(connection);
            if (!closed) {
                listener.lost(connection);
            }
        }
    }
}
