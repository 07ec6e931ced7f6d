// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.socket;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.command.CommandMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/**
 * A command's standard input: asks the client for bytes only when the command reads, so that a command that reads nothing
 * takes nothing. The command's thread reads, the connection's thread {@link #offer}s.
 */
final class FrameInput extends InputStream {
    private static final int MOST = 64 * 1024;

    private final FrameChannel channel;
    private byte[] bytes = {};
    private int position;
    private int wanted;
    private boolean ended;

    FrameInput(FrameChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!available(Math.min(length, MOST))) {
            return -1;
        }
        synchronized (this) {
            int count = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }
    }

    private boolean available(int count) throws IOException {
        synchronized (this) {
            if (position < bytes.length || ended) {
                return position < bytes.length;
            }
            wanted = count;
        }
        channel.send(new CommandMessage.InputWanted(count).frame());
        synchronized (this) {
            while (position == bytes.length && !ended) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("the command was interrupted");
                }
            }
            return position < bytes.length;
        }
    }

    /** Takes what the client sent; refuses more than was asked for. */
    synchronized void offer(byte[] more) throws WireException {
        if (more.length > wanted) {
            throw new WireException(more.length + " bytes of input refused: " + wanted + " were asked for");
        }
        wanted = 0;
        if (more.length == 0) {
            ended = true;
        } else {
            bytes = more;
            position = 0;
        }
        notifyAll();
    }

    /** The client is gone. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
