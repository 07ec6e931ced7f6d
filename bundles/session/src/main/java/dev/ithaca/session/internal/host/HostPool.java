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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final HostListener listener;
    private final List<HostConnection> connections = new CopyOnWriteArrayList<>();
    private final Object launching = new Object();
    private volatile boolean closed;

    /**
     * @param threads makes a named thread that is not yet started
     * @param listener hears events, and of hosts that are gone for good
     */
    public HostPool(
            Path runDirectory,
            Path logDirectory,
            HostInstall install,
            BiFunction<String, Runnable, Thread> threads,
            HostListener listener) {
        this.runDirectory = runDirectory;
        this.install = install;
        this.launcher = new HostLauncher(install, runDirectory, logDirectory);
        this.threads = threads;
        this.listener = listener;
    }

    /** Connects to every host that left a socket; a socket that nobody serves is removed. */
    public void connectAll() throws IOException {
        try (Stream<Path> entries = Files.list(runDirectory)) {
            for (Path socket : entries.filter(HostPool::isHostSocket).toList()) {
                connect(socket);
            }
        }
    }

    private static boolean isHostSocket(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("pty-host-") && name.endsWith(".sock");
    }

    private Optional<HostConnection> connect(Path socket) throws IOException {
        try {
            return Optional.of(adopt(HostConnection.open(socket, new Reconnecting())));
        } catch (java.net.ConnectException e) {
            LOG.info("no pty-host serves {} any more", socket);
            Files.deleteIfExists(socket);
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("the pty-host at {} cannot be used: {}", socket, e.getMessage());
            return Optional.empty();
        }
    }

    private HostConnection adopt(HostConnection connection) {
        connections.add(connection);
        threads.apply("session-host-" + connection.welcome().pid(), connection::readLoop)
                .start();
        if (!isCurrent(connection)) {
            connection.request(new HostRequest.Drain());
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
                if (isCurrent(connection) && !connection.isClosed()) {
                    return connection;
                }
            }
            try {
                return adopt(launcher.launch(new Reconnecting()));
            } catch (IOException e) {
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

    /** A host drops a connection that does not keep up; then the connection is made anew, and the owner is told of both. */
    private final class Reconnecting implements HostListener {
        @Override
        public void event(HostConnection from, HostEvent event) {
            listener.event(from, event);
        }

        @Override
        public void lost(HostConnection connection) {
            connections.remove(connection);
            if (!closed) {
                try {
                    connect(connection.socket());
                } catch (IOException e) {
                    LOG.error(
                            "pty-host {}: reconnect failed",
                            connection.welcome().pid(),
                            e);
                }
                listener.lost(connection);
            }
        }
    }
}
