// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.socket;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.Frames;
import dev.ithaca.wire.command.CommandMessage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * One of a command's output streams: collects bytes into frames. A client that does not read blocks the command in its
 * own thread and nobody else. For the command's thread only.
 */
final class FrameOutput extends OutputStream {
    private static final int CHUNK = 32 * 1024;
    private static final int PREFIX = Frames.HEADER + 1 + Integer.BYTES;

    private final FrameChannel channel;
    private final int stream;
    private final ByteBuffer frame = ByteBuffer.allocate(PREFIX + CHUNK).position(PREFIX);

    FrameOutput(FrameChannel channel, int stream) {
        this.channel = channel;
        this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
        if (!frame.hasRemaining()) {
            flush();
        }
        frame.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (!frame.hasRemaining()) {
                flush();
            }
            int part = Math.min(frame.remaining(), length - done);
            frame.put(bytes, offset + done, part);
            done += part;
        }
    }

    @Override
    public void flush() throws IOException {
        int length = frame.position() - PREFIX;
        if (length == 0) {
            return;
        }
        // Writing with the interrupt flag up would close the channel, and the client would not get its exit code.
        if (Thread.interrupted()) {
            frame.clear().position(PREFIX);
            throw new InterruptedIOException("the command was interrupted");
        }
        frame.flip();
        Frames.putHeader(frame, CommandMessage.OUTPUT, 1 + Integer.BYTES + length);
        frame.put((byte) stream).putInt(length).rewind();
        try {
            channel.send(frame);
        } finally {
            frame.clear().position(PREFIX);
        }
    }
}
