// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.wire.FrameDecoder;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostProtocol;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A viewer at a pty-host. The host is read only for as much as the viewer takes, so that what a slow client has not seen
 * stays in the log, where it costs nothing. All but {@link #input}, {@link #resize}, {@link #more} and {@link #close} runs on
 * the loop.
 */
final class HostFeed implements Feed, HostLoop.Ready {
    private static final Logger LOG = LoggerFactory.getLogger(HostFeed.class);

    /** After so many bytes others have their turn. */
    private static final int TURN = 512 * 1024;

    private final HostLoop loop;
    private final AttachGrant grant;
    private final AttachMessage.Attach attach;
    private final Viewer viewer;
    private final FrameDecoder decoder = new FrameDecoder();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final SocketChannel channel;
    private final Outbox outbox;
    private @Nullable SelectionKey key;
    private @Nullable ByteBuffer held;
    private long heldOffset;
    private boolean welcome;
    private volatile boolean closed;

    HostFeed(HostLoop loop, AttachGrant grant, AttachMessage.Attach attach, Viewer viewer) throws IOException {
        this.loop = loop;
        this.grant = grant;
        this.attach = attach;
        this.viewer = viewer;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        outbox = new Outbox(channel, () -> loop.execute(this::wantWrite));
        try {
            channel.connect(UnixDomainSocketAddress.of(grant.socket()));
            channel.configureBlocking(false);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void open() {
        loop.execute(this::begin);
    }

    private void begin() {
        try {
            key = loop.register(channel, this);
            // A few bytes into an empty socket: they always fit.
            channel.write(new HostProtocol.Hello(HostProtocol.VERSION, HostProtocol.Role.ATTACH).frame());
        } catch (IOException e) {
            lost(e);
        }
    }

    @Override
    public void more() {
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::turn);
        }
    }

    private void turn() {
        scheduled.set(false);
        if (key != null && !closed) {
            read(key);
        }
    }

    @Override
    public void ready(SelectionKey selected) {
        try {
            if (selected.isValid() && selected.isWritable() && outbox.flush()) {
                selected.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
            if (selected.isValid() && selected.isReadable()) {
                read(selected);
            }
        } catch (IOException e) {
            lost(e);
        }
    }

    private void read(SelectionKey selected) {
        try {
            int left = TURN;
            while (!closed) {
                if (held != null && !pass()) {
                    selected.interestOpsAnd(~SelectionKey.OP_READ);
                    return;
                }
                ByteBuffer payload = decoder.next();
                if (payload != null) {
                    frame(decoder.type(), payload);
                } else if (left <= 0) {
                    more();
                    return;
                } else {
                    int count = channel.read(decoder.space());
                    if (count < 0) {
                        lost(null);
                        return;
                    }
                    if (count == 0) {
                        selected.interestOpsOr(SelectionKey.OP_READ);
                        return;
                    }
                    left -= count;
                }
            }
        } catch (IOException e) {
            lost(e);
        }
    }

    /** Gives the viewer what it takes of the output in hand; false if some is left. */
    private boolean pass() {
        ByteBuffer bytes = held;
        while (bytes != null && bytes.hasRemaining()) {
            int window = Math.min(viewer.window(), bytes.remaining());
            if (window <= 0) {
                return false;
            }
            ByteBuffer some = bytes.slice(bytes.position(), window);
            bytes.position(bytes.position() + window);
            long offset = heldOffset;
            heldOffset += window;
            viewer.output(offset, some);
        }
        held = null;
        return true;
    }

    private void frame(byte type, ByteBuffer payload) throws IOException {
        if (!welcome) {
            HostProtocol.Welcome.read(type, payload);
            welcome = true;
            outbox.uncork(attach.frame());
        } else if (type == AttachMessage.DATA) {
            heldOffset = payload.getLong();
            if (payload.getInt() != payload.remaining()) {
                throw new WireException("a data frame with a wrong length");
            }
            held = payload;
        } else {
            message(AttachMessage.read(type, payload));
        }
    }

    private void message(AttachMessage message) {
        if (message instanceof AttachMessage.Attached attached) {
            viewer.attached(attached.offset(), attached.rows(), attached.columns(), attached.readOnly());
        } else if (message instanceof AttachMessage.Gap gap) {
            viewer.gap(gap.from(), gap.to());
        } else if (message instanceof AttachMessage.Resized resized) {
            viewer.resized(resized.rows(), resized.columns());
        } else if (message instanceof AttachMessage.Termios mode) {
            viewer.lineMode(mode.echo(), mode.canonical());
        } else if (message instanceof AttachMessage.Ended ended) {
            close();
            ExitStatus exit = ended.exit();
            viewer.ended(
                    exit.signal() == 0 ? exit.code() : null, exit.signal() == 0 ? null : SignalNames.of(exit.signal()));
        } else if (message instanceof AttachMessage.Refused refused) {
            close();
            viewer.failed("session.host-unavailable", refused.message());
        }
    }

    private void wantWrite() {
        SelectionKey registered = key;
        if (registered != null && registered.isValid()) {
            registered.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    @Override
    public boolean input(byte[] keys) {
        return keys.length == 0 || send(new AttachMessage.Input(keys));
    }

    @Override
    public void resize(int rows, int columns) {
        if (rows > 0 && columns > 0) {
            send(new AttachMessage.Resize(rows, columns));
        }
    }

    private boolean send(AttachMessage message) {
        try {
            return outbox.send(message.frame());
        } catch (IOException e) {
            LOG.debug("{}: the host is gone", grant.session(), e);
            loop.execute(() -> lost(e));
            return true; // said by the end of the connection, not as a full queue
        }
    }

    private void lost(@Nullable IOException cause) {
        if (!closed) {
            close();
            viewer.failed(
                    "session.host-unavailable",
                    "the pty-host of session " + grant.session() + " is gone"
                            + (cause == null ? "" : " (" + cause.getMessage() + ")"));
        }
    }

    @Override
    public void stopped() {
        if (!closed) {
            close();
            viewer.failed("http.unavailable", "the daemon stops");
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{}: a channel did not close", grant.session(), e);
        }
    }
}
