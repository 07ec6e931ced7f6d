// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.shell.internal.text.PlainText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a line that matches: what a terminal shows of the newest output (so that redraws and cursor moves are
 * resolved), and every line that comes, so that none is missed that scrolls by too fast to be seen.
 */
public final class OutputMatcher {
    private static final int SEEN_LINES = 1000;
    private static final int SIZE = 64 * 1024;
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration STEP = Duration.ofSeconds(1);

    /** How a wait ended. */
    public enum Result {
        MET,
        ENDED,
        TIMEOUT
    }

    private final SessionOutput output;
    private final Pattern pattern;
    private final PlainText stream = new PlainText(false, this::look);
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    private long offset;
    private @Nullable String found;
    private long lastLook;
    private boolean unseen = true;

    public OutputMatcher(SessionOutput output, Pattern pattern) {
        this.output = output;
        this.pattern = pattern;
        offset = output.end();
    }

    /** The line that matched. */
    public Optional<String> found() {
        return Optional.ofNullable(found);
    }

    public Result await(Deadline deadline) throws InterruptedException {
        while (true) {
            boolean ended = output.ended();
            readOn();
            if (found == null && unseen && (ended || System.nanoTime() - lastLook >= LOOK_NANOS)) {
                lookAtScreen();
            }
            if (found != null) {
                return Result.MET;
            }
            if (ended) {
                return Result.ENDED;
            }
            if (deadline.passed()) {
                return Result.TIMEOUT;
            }
            // With output that was not looked at yet, the next look is due at once; else only more output matters.
            output.await(offset, deadline.atMost(unseen ? Duration.ofNanos(LOOK_NANOS) : STEP));
        }
    }

    private void readOn() throws InterruptedException {
        while (found == null) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            buffer.clear();
            int count;
            try {
                count = output.read(offset, buffer);
            } catch (BytesGoneException e) {
                offset = e.resumeAt();
                continue;
            }
            if (count == 0) {
                return;
            }
            offset += count;
            unseen = true;
            stream.feed(buffer.flip());
            look(stream.unfinished());
        }
    }

    private void lookAtScreen() {
        lastLook = System.nanoTime();
        unseen = false;
        output.render(new RenderRequest(SEEN_LINES, 0, false)).forEach(this::look);
    }

    private void look(String line) {
        if (found == null && pattern.matcher(line).find()) {
            found = line;
        }
    }
}
