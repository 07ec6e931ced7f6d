// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.socket;

import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.wire.FrameChannel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the command protocol at a socket file. Threads: one accepts; each connection has one that reads and one that runs
 * its command. There are at most {@link #MOST_CONNECTIONS}; a client that says nothing is sent away after some seconds.
 */
public final class CommandServer implements Closeable {
    /** How many clients are served at once. */
    static final int MOST_CONNECTIONS = 256;

    /** Makes threads, not yet started, that are called {@code ithaca-<name>}. */
    @FunctionalInterface
    public interface Threads {
        Thread newThread(String name, Runnable task);
    }

    private static final Logger LOG = LoggerFactory.getLogger(CommandServer.class);
    private static final long SWEEP_MILLIS = 1000;
    private static final long OPENING_NANOS = 10_000_000_000L;
    private static final long CLOSE_MILLIS = 5000;

    private final CommandRunner runner;
    private final Threads threads;
    private final SocketFile file;
    private final IntSupplier detachPrefix;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final SelectionKey key;
    private final Thread acceptor;
    private final Map<CommandConnection, Long> connections = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    private CommandServer(CommandRunner runner, Threads threads, SocketFile file, IntSupplier detachPrefix)
            throws IOException {
        this.runner = runner;
        this.threads = threads;
        this.file = file;
        this.detachPrefix = detachPrefix;
        server = file.bind();
        selector = Selector.open();
        server.configureBlocking(false);
        key = server.register(selector, SelectionKey.OP_ACCEPT);
        acceptor = threads.newThread("command-accept", this::accept);
    }

    /**
     * Opens the socket and serves it. The caller holds the lock of the state directory, so that a socket file that is
     * there already is a dead daemon's. The detach prefix is asked for anew for each client.
     */
    public static CommandServer open(CommandRunner runner, Threads threads, Path socket, IntSupplier detachPrefix)
            throws IOException {
        CommandServer server = new CommandServer(runner, threads, new SocketFile(socket), detachPrefix);
        server.acceptor.start();
        return server;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                selector.select(SWEEP_MILLIS);
                selector.selectedKeys().clear();
                SocketChannel client = acceptOne();
                if (client != null) {
                    welcomeOrClose(client);
                }
                sendSilentOnesAway();
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (server.isOpen()) {
                    LOG.warn("accepting a client failed", e);
                }
            }
        }
    }

    private @Nullable SocketChannel acceptOne() throws IOException {
        key.interestOps(SelectionKey.OP_ACCEPT);
        try {
            return server.accept();
        } catch (IOException e) {
            // Out of descriptors: the client stays in the backlog, and would be reported again at once.
            if (key.isValid()) {
                key.interestOps(0);
            }
            throw e;
        }
    }

    /** No thread may be left for a client; the next one may find some again. */
    private void welcomeOrClose(SocketChannel client) throws IOException {
        try {
            welcome(client);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            client.close();
            throw e;
        }
    }

    private void welcome(SocketChannel client) throws IOException {
        FrameChannel channel = new FrameChannel(client);
        if (!file.isOwner(client)) {
            LOG.warn("another user's connection was refused");
            CommandConnection.refuse(channel, "this daemon belongs to another user");
            return;
        }
        if (connections.size() >= MOST_CONNECTIONS) {
            CommandConnection.refuse(channel, MOST_CONNECTIONS + " commands run already; try again");
            return;
        }
        long number = count.incrementAndGet();
        CommandConnection connection = new CommandConnection(
                channel,
                runner,
                task -> threads.newThread("command-" + number, task),
                file.callerName(client),
                detachPrefix.getAsInt());
        Thread thread = threads.newThread("client-" + number, () -> serve(connection));
        connections.put(connection, System.nanoTime());
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            connections.remove(connection);
            throw e;
        }
    }

    private void serve(CommandConnection connection) {
        try {
            connection.run();
        } finally {
            connections.remove(connection);
        }
    }

    private void sendSilentOnesAway() {
        long now = System.nanoTime();
        connections.forEach((connection, since) -> {
            if (!connection.isOpened() && now - since > OPENING_NANOS) {
                connection.close();
            }
        });
    }

    /** Stops serving: removes the socket file and interrupts the commands that run. */
    @Override
    public void close() throws IOException {
        file.delete();
        server.close();
        selector.close();
        connections.keySet().forEach(CommandConnection::close);
        try {
            acceptor.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
