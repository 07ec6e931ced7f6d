// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.wire.FrameDecoder;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.HostProtocol;
import dev.ithaca.wire.host.HostProtocol.Role;
import dev.ithaca.wire.host.HostReply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection that has not said yet what it is for. It has a few seconds to do so. */
final class Greeting extends Connection {
    private static final long PATIENCE_MILLIS = 10_000;

    private final HostServer server;
    private final LoopTimer patience;
    private @Nullable SelectionKey key;
    private boolean attaching;
    private boolean moved;

    Greeting(HostServer server, SocketChannel channel) {
        super(channel, new FrameDecoder());
        this.server = server;
        this.patience = server.control().timer(() -> {
            refuse("nothing was asked for " + PATIENCE_MILLIS / 1000 + " s");
            close();
        });
    }

    void begin() throws IOException {
        key = server.control().register(channel(), SelectionKey.OP_READ, this);
        patience.arm(PATIENCE_MILLIS);
    }

    @Override
    boolean wantsFrames() {
        return !moved;
    }

    @Override
    void frame(byte type, ByteBuffer payload) throws IOException {
        if (attaching) {
            attach(type, payload);
            return;
        }
        Role role = HostProtocol.Hello.read(type, payload).role();
        channel().write(new HostProtocol.Welcome(HostProtocol.VERSION, server.build(), server.pid()).frame());
        switch (role) {
            case ATTACH -> attaching = true;
            case CONTROL -> becomeControl();
        }
    }

    private void becomeControl() throws IOException {
        SelectionKey registered = key;
        if (registered != null) {
            settled();
            ControlConnection connection = new ControlConnection(server, channel(), decoder(), registered);
            registered.attach(connection);
            server.opened(connection);
            try {
                connection.decode();
            } catch (IOException e) {
                connection.failed(e);
            }
        }
    }

    private void settled() {
        patience.cancel();
        moved = true;
        server.greetingOver();
    }

    private void attach(byte type, ByteBuffer payload) throws WireException {
        if (!(AttachMessage.read(type, payload) instanceof AttachMessage.Attach attach)) {
            throw new WireException("the first message of an attach connection must be an attach");
        }
        settled();
        SelectionKey registered = key;
        if (registered != null) {
            server.attach(attach, registered, channel(), decoder());
        }
    }

    @Override
    void writable(SelectionKey writableKey) {
        // never asked for
    }

    @Override
    void refuse(String why) {
        try {
            channel()
                    .write(
                            attaching
                                    ? new AttachMessage.Refused(why).frame()
                                    : new HostReply.Failed(0, HostReply.Code.INVALID, why).frame());
        } catch (IOException e) {
            // the peer does not want to know
        }
    }

    @Override
    void broken(Throwable failure) {
        server.log("greeting: " + failure);
    }

    @Override
    void gone() {
        patience.cancel();
        server.greetingOver();
    }
}
