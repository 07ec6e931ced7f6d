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
    private final LinePattern pattern;
    private final List<String> lines = new ArrayList<>();
    private final PlainText stream = new PlainText(false, lines::add);
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    private long offset;
    private @Nullable String found;
    private long lastLook;
    private boolean unseen = true;

    public OutputMatcher(SessionOutput output, Pattern pattern) {
        this.output = output;
        this.pattern = new LinePattern(pattern);
        offset = output.end();
    }

    /** The line that matched. */
    public Optional<String> found() {
        return Optional.ofNullable(found);
    }

    public Result await(Deadline deadline) throws InterruptedException {
        while (true) {
            boolean ended = output.ended();
            readOn(deadline);
            if (found == null && unseen && (ended || System.nanoTime() - lastLook >= LOOK_NANOS)) {
                lookAtScreen(deadline);
            }
            if (found != null) {
                return Result.MET;
            }
            if (deadline.passed()) {
                return Result.TIMEOUT;
            }
            if (ended) {
                return Result.ENDED;
            }
            // With output that was not looked at yet, the next look is due at once; else only more output matters.
            output.await(offset, deadline.atMost(unseen ? Duration.ofNanos(LOOK_NANOS) : STEP));
        }
    }

    private void readOn(Deadline deadline) throws InterruptedException {
        while (found == null && !deadline.passed()) {
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
            lines.add(stream.unfinished());
            look(lines, deadline);
            lines.clear();
        }
    }

    private void lookAtScreen(Deadline deadline) throws InterruptedException {
        lastLook = System.nanoTime();
        unseen = false;
        look(output.render(new RenderRequest(SEEN_LINES, 0, false)), deadline);
    }

    private void look(List<String> candidates, Deadline deadline) throws InterruptedException {
        for (String line : candidates) {
            if (pattern.isFoundIn(line, deadline)) {
                found = line;
                return;
            }
            if (deadline.passed()) {
                return;
            }
        }
    }
}
