// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.KeyHandler;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.posix.HostProcess;
import dev.ithaca.wire.host.HostReply;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Accepts connections of the host's own user, and takes a pause when there are no descriptors left. */
final class Listener extends KeyHandler {
    private static final int BACKLOG = 256;
    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_GREETINGS = 512;

    private final HostServer server;
    private final Path socket;
    private final ServerSocketChannel channel;
    private final PeerCheck peers;
    private final SelectionKey key;
    private final LoopTimer pause;
    private int greetings;

    Listener(HostServer server, Path socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        HostProcess.withPrivateFiles(() -> channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        this.peers = new PeerCheck(Files.getOwner(socket));
        channel.configureBlocking(false);
        this.pause = server.control().timer(this::resume);
        this.key = server.control().register(channel, SelectionKey.OP_ACCEPT, this);
    }

    @Override
    public boolean urgent(SelectionKey readyKey) {
        return true;
    }

    @Override
    public void ready(SelectionKey readyKey) {
        try {
            SocketChannel accepted = channel.accept();
            if (accepted != null) {
                greet(accepted);
            }
        } catch (IOException e) {
            // Out of descriptors: the connection stays in the backlog, and would be reported again at once.
            server.log("accept: " + e.getMessage());
            pauseAccepting();
        }
    }

    @Override
    public void failed(Throwable failure) {
        server.log("listener: " + failure);
        pauseAccepting();
    }

    /** A connection has said what it is for, or is gone. */
    void greetingOver() {
        greetings--;
        if (greetings < MOST_GREETINGS && !pause.armed()) {
            resume();
        }
    }

    void close() throws IOException {
        channel.close();
        Files.deleteIfExists(socket);
    }

    private void greet(SocketChannel accepted) throws IOException {
        try {
            accepted.configureBlocking(false);
            if (!peers.allows(accepted)) {
                accepted.write(
                        new HostReply.Failed(0, HostReply.Code.INVALID, "refused: another user's pty-host").frame());
                accepted.close();
                return;
            }
            greetings++;
            if (greetings >= MOST_GREETINGS) {
                key.interestOps(0);
            }
            new Greeting(server, accepted).begin();
        } catch (IOException e) {
            accepted.close(); // the peer has gone already
        }
    }

    private void pauseAccepting() {
        key.interestOps(0);
        pause.arm(PAUSE_MILLIS);
    }

    private void resume() {
        if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }
}
