// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Frames over a blocking Unix-domain socket. One thread reads; any number of threads send, each frame whole. Closing it
 * from any thread ends a read that waits.
 */
public final class FrameChannel implements Closeable {
    private final SocketChannel channel;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Object sending = new Object();

    public FrameChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to a socket file. */
    public static FrameChannel connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new FrameChannel(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends whole frames as {@link PayloadWriter#frame} made them; blocks while the other side does not read. */
    public void send(ByteBuffer frame) throws IOException {
        synchronized (sending) {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        }
    }

    /**
     * Waits for the next frame; {@link #type()} then tells its type.
     *
     * @return its payload, valid until the next call, or null if the other side closed between two frames
     */
    public @Nullable ByteBuffer receive() throws IOException {
        while (true) {
            ByteBuffer payload = decoder.next();
            if (payload != null) {
                return payload;
            }
            ByteBuffer space = decoder.space();
            boolean betweenFrames = space.position() == 0;
            if (channel.read(space) < 0) {
                if (betweenFrames) {
                    return null;
                }
                throw new EOFException("the connection ended inside a frame");
            }
        }
    }

    /** The type of the frame that {@link #receive} gave last. */
    public byte type() {
        return decoder.type();
    }

    public SocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
