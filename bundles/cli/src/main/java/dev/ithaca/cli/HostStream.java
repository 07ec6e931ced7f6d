// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.AttachMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what a host sends an attached client: one blocking read and one call of the sink for each piece of output. */
final class HostStream {
    /** Takes output bytes. */
    interface Sink {
        void output(byte[] bytes, int offset, int length) throws IOException;

        /** Bytes that the viewer will never get. */
        void gap(AttachMessage.Gap gap) throws IOException;

        /** Something for the person at the terminal, which is no output. */
        void notice(String text) throws IOException;
    }

    private final FrameChannel host;
    private final Sink sink;

    HostStream(FrameChannel host, Sink sink) {
        this.host = host;
        this.sink = sink;
    }

    /**
     * Carries output until the last message.
     *
     * @return {@link AttachMessage.Ended} or {@link AttachMessage.Refused}; null if the connection ended without either
     */
    @Nullable
    AttachMessage run() throws IOException {
        for (ByteBuffer payload = host.receive(); payload != null; payload = host.receive()) {
            byte type = host.type();
            if (type == AttachMessage.DATA) {
                data(payload);
                continue;
            }
            AttachMessage message = AttachMessage.read(type, payload);
            if (message instanceof AttachMessage.Gap gap) {
                sink.gap(gap);
            } else if (message instanceof AttachMessage.Notice notice) {
                sink.notice(notice.text());
            } else if (message instanceof AttachMessage.Ended || message instanceof AttachMessage.Refused) {
                return message;
            }
        }
        return null;
    }

    /** Straight from the frame's buffer: no message object and no copy on the way of the output. */
    private void data(ByteBuffer payload) throws IOException {
        payload.getLong();
        int length = payload.getInt();
        if (length != payload.remaining()) {
            throw new IOException("the pty-host sent a broken frame");
        }
        sink.output(payload.array(), payload.arrayOffset() + payload.position(), length);
    }
}
