// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.SessionOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Octets of a log, a piece at a time. */
final class LogSource implements Reply.Source {
    private static final int PIECE = 64 * 1024;

    private final SessionOutput output;
    private final long end;
    private final boolean exact;
    private long offset;

    /**
     * @param exact whether a hole in the log ends the answer early, so that no client takes what follows for what it asked
     *     for; else holes are stepped over
     */
    LogSource(SessionOutput output, long offset, long end, boolean exact) {
        this.output = output;
        this.offset = offset;
        this.end = end;
        this.exact = exact;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        while (offset < end) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(PIECE, end - offset));
            try {
                int count = output.read(offset, buffer);
                if (count == 0) {
                    throw new IOException("the log ends early, at " + offset);
                }
                offset += count;
                byte[] piece = new byte[count];
                buffer.flip().get(piece);
                return piece;
            } catch (BytesGoneException e) {
                if (exact) {
                    throw new IOException(e);
                }
                offset = Math.max(e.resumeAt(), offset + 1);
            }
        }
        return null;
    }

    @Override
    public void close() {
        output.close();
    }
}
