// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.HostProtocol;
import dev.ithaca.wire.host.HostReply;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A host of an older build: it welcomes everybody, and drops who sends a type that it does not know. */
public final class OldHost implements AutoCloseable {
    private final ServerSocketChannel server;
    private final int newestType;
    public final AtomicInteger dropped = new AtomicInteger();

    /** {@code newestType} is the highest number of a request that it knows; it says {@code Done} to those. */
    public OldHost(Path socket, int newestType) throws IOException {
        this.newestType = newestType;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread thread = new Thread(this::serve, "old-host");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (true) {
            try (FrameChannel client = new FrameChannel(server.accept())) {
                talk(client);
            } catch (IOException e) {
                if (!server.isOpen()) {
                    return;
                }
            }
        }
    }

    private void talk(FrameChannel client) throws IOException {
        client.receive();
        client.send(new HostProtocol.Welcome(HostProtocol.VERSION, "old", 1).frame());
        for (ByteBuffer payload = client.receive(); payload != null; payload = client.receive()) {
            if (client.type() > newestType) {
                dropped.incrementAndGet();
                client.send(new HostReply.Failed(0, HostReply.Code.INVALID, "unknown request type").frame());
                return;
            }
            client.send(new HostReply.Done(payload.getInt()).frame());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
