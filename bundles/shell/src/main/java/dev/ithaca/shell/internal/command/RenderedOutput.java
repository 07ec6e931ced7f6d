// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.shell.internal.text.PlainText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prints a log as lines: the newest as a terminal shows them, then, if it is followed, those that come. */
public final class RenderedOutput {
    private static final int SIZE = 64 * 1024;
    private static final Duration STEP = Duration.ofSeconds(1);

    private final SessionOutput output;
    private final Caller caller;
    private final boolean color;
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);

    public RenderedOutput(SessionOutput output, Caller caller, boolean color) {
        this.output = output;
        this.caller = caller;
        this.color = color;
    }

    /** Prints the newest lines. */
    public void print(RenderRequest request) {
        output.render(request).forEach(this::printRendered);
    }

    /** Prints the newest lines, then each line as it ends, until the session has ended. */
    public void follow(RenderRequest request) throws InterruptedException {
        long end = output.end();
        long lineStart = startOfLastLine(end);
        List<String> lines = new ArrayList<>(output.render(request));
        PlainText text = new PlainText(color, this::printLine);
        long offset = feed(text, lineStart, end);
        if (!text.unfinished().isBlank() && !lines.isEmpty()) {
            lines.remove(lines.size() - 1); // it has not ended yet and comes once it has
        }
        lines.forEach(this::printRendered);
        while (true) {
            boolean ended = output.ended();
            offset = feed(text, offset, Long.MAX_VALUE);
            if (ended) {
                text.end();
                return;
            }
            caller.out().flush();
            output.await(offset, STEP);
        }
    }

    private void printRendered(String line) {
        caller.out().print(line + "\n"); // a rendered line with colours ends in a reset
    }

    private void printLine(String line) {
        caller.out().print(line + (color ? "\033[0m\n" : "\n"));
    }

    private long feed(PlainText text, long from, long to) throws InterruptedException {
        long offset = from;
        while (offset < to) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            buffer.clear().limit((int) Math.min(SIZE, to - offset));
            try {
                int count = output.read(offset, buffer);
                if (count == 0) {
                    return offset;
                }
                offset += count;
                text.feed(buffer.flip());
            } catch (BytesGoneException e) {
                caller.err().println("warning: " + e.getMessage());
                offset = e.resumeAt();
            }
        }
        return offset;
    }

    /** Looks for the last line feed before an offset, a block back at most. */
    private long startOfLastLine(long end) {
        long from = Math.max(output.start(), end - SIZE);
        buffer.clear().limit((int) (end - from));
        try {
            int count = output.read(from, buffer);
            for (int i = count - 1; i >= 0; i--) {
                if (buffer.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            return from;
        } catch (BytesGoneException e) {
            return end;
        }
    }
}
