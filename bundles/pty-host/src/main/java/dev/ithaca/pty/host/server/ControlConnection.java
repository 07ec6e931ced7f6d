// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.wire.FrameDecoder;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A daemon's connection. It is not read while too much that it asked for is under way, and it is dropped when it does not
 * read what it is told.
 */
final class ControlConnection extends Connection {
    private static final int MOST_UNDER_WAY = 256;
    private static final int MOST_BYTES_UNDER_WAY = 1 << 20;

    private final HostServer server;
    private final SelectionKey key;
    private final Outbox outbox;
    private int underWay;
    private long bytesUnderWay;

    ControlConnection(HostServer server, SocketChannel channel, FrameDecoder decoder, SelectionKey key) {
        super(channel, decoder);
        this.server = server;
        this.key = key;
        this.outbox = new Outbox(channel);
    }

    @Override
    boolean wantsFrames() {
        return underWay < MOST_UNDER_WAY && bytesUnderWay < MOST_BYTES_UNDER_WAY;
    }

    @Override
    void frame(byte type, ByteBuffer payload) throws IOException {
        int bytes = payload.remaining();
        HostRequest.Numbered numbered = HostRequest.read(type, payload);
        underWay++;
        bytesUnderWay += bytes;
        if (!wantsFrames()) {
            key.interestOpsAnd(~SelectionKey.OP_READ);
        }
        server.handle(numbered, reply -> server.control().execute(() -> answered(reply, bytes)));
    }

    private void answered(HostReply reply, int bytes) {
        underWay--;
        bytesUnderWay -= bytes;
        if (closed()) {
            return;
        }
        try {
            send(server.frame(reply));
            if (!closed() && wantsFrames()) {
                key.interestOpsOr(SelectionKey.OP_READ);
                decode();
            }
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    /** Sends a frame; a connection that lets them pile up is dropped. */
    void send(ByteBuffer frame) {
        if (closed()) {
            return;
        }
        try {
            if (!outbox.send(frame, key)) {
                server.log("a control connection does not read, and is dropped");
                close();
            }
        } catch (IOException e) {
            close();
        }
    }

    @Override
    void writable(SelectionKey writableKey) throws IOException {
        outbox.flush(writableKey);
    }

    @Override
    void refuse(String why) {
        try {
            outbox.send(new HostReply.Failed(0, HostReply.Code.INVALID, why).frame(), key);
        } catch (IOException e) {
            // the peer does not want to know
        }
    }

    @Override
    void broken(Throwable failure) {
        server.log("control connection: " + failure);
        refuse("the host failed: " + failure);
    }

    @Override
    void gone() {
        server.closed(this);
    }
}
