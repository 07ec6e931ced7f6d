// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.KeyHandler;
import dev.ithaca.wire.FrameDecoder;
import dev.ithaca.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One accepted connection: reads frames, one read a turn. What they mean depends on the kind. */
abstract class Connection extends KeyHandler {
    private final SocketChannel channel;
    private final FrameDecoder decoder;
    private boolean closed;

    Connection(SocketChannel channel, FrameDecoder decoder) {
        this.channel = channel;
        this.decoder = decoder;
    }

    final SocketChannel channel() {
        return channel;
    }

    final FrameDecoder decoder() {
        return decoder;
    }

    final boolean closed() {
        return closed;
    }

    /** What a client says is; what it reads waits behind the keys of others. */
    @Override
    public final boolean urgent(SelectionKey key) {
        return key.isReadable();
    }

    @Override
    public final void ready(SelectionKey key) throws IOException {
        if (key.isReadable()) {
            if (channel.read(decoder.space()) < 0) {
                close();
                return;
            }
            decode();
        }
        if (!closed && key.isValid() && key.isWritable()) {
            writable(key);
        }
    }

    /** Handles the frames that are there, as long as the kind wants more. */
    final void decode() throws IOException {
        ByteBuffer payload;
        while (!closed && wantsFrames() && (payload = next()) != null) {
            frame(decoder.type(), payload);
        }
    }

    private @Nullable ByteBuffer next() throws WireException {
        return decoder.next();
    }

    @Override
    public final void failed(Throwable failure) {
        if (failure instanceof WireException) {
            refuse(String.valueOf(failure.getMessage()));
        } else if (!(failure instanceof IOException)) {
            broken(failure);
        }
        close();
    }

    /** Closes the connection, once; {@link #gone} then does the rest. */
    final void close() {
        if (!closed) {
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                // it is gone
            }
            gone();
        }
    }

    /** Sends a last small frame if the socket takes it, and closes. */
    final void closeAfter(ByteBuffer frame) {
        try {
            channel.write(frame);
        } catch (IOException e) {
            // the peer does not want to know
        }
        close();
    }

    abstract boolean wantsFrames();

    abstract void frame(byte type, ByteBuffer payload) throws IOException;

    abstract void writable(SelectionKey key) throws IOException;

    /** The peer broke the protocol: tells it why, before the connection is closed. */
    abstract void refuse(String why);

    /** We failed. */
    abstract void broken(Throwable failure);

    abstract void gone();
}
