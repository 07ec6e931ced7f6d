// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.SessionOutput;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Copies a log's bytes to a caller exactly as the child wrote them; a gap is told on standard error. */
public final class RawOutput {
    private static final int SIZE = 64 * 1024;
    private static final Duration STEP = Duration.ofSeconds(1);

    private final SessionOutput output;
    private final Caller caller;
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    private long offset;
    private byte last = '\n';

    public RawOutput(SessionOutput output, long offset, Caller caller) {
        this.output = output;
        this.offset = offset;
        this.caller = caller;
    }

    /** Copies what there is now. */
    public void copy() throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            buffer.clear();
            int count = read();
            if (count == 0) {
                return;
            }
            last = buffer.get(count - 1);
            caller.out().write(buffer.array(), 0, count);
            offset += count;
        }
    }

    /** Copies what there is and what comes, until the session has ended. */
    public void follow() throws InterruptedException {
        while (true) {
            boolean ended = output.ended();
            copy();
            if (ended) {
                return;
            }
            caller.out().flush();
            output.await(offset, STEP);
        }
    }

    /** Ends the caller's line if the output did not. */
    public void endLine() {
        if (last != '\n') {
            caller.out().print("\n");
        }
    }

    private int read() {
        try {
            return output.read(offset, buffer);
        } catch (BytesGoneException e) {
            caller.err().println("warning: " + e.getMessage());
            offset = e.resumeAt();
            return output.read(offset, buffer);
        }
    }
}
