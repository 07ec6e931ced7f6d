// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits for output that matches, from now on. Looks when the session has written, at what is new and the end of what was
 * before, without escape sequences. Runs on the thread of the looks, a piece at a time.
 */
final class OutputWait {
    private static final Pattern ESCAPES =
            Pattern.compile("\033\\[[0-?]*[ -/]*[@-~]|\033[\\]PX^_][^\007\033]*(?:\007|\033\\\\)|\033[ -/]*[0-~]");
    private static final int PIECE = 64 * 1024;
    private static final int KEPT = 8 * 1024;

    /** Far more than a sound pattern takes for a piece. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** For all pieces of one wait. */
    private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SessionService sessions;
    private final SessionId id;
    private final Pattern pattern;
    private final LookThread looks;
    private final CompletableFuture<WaitPlaces.Outcome> found;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final StringBuilder text = new StringBuilder();
    private long offset;
    private long left = BUDGET_NANOS;

    OutputWait(
            SessionService sessions,
            SessionId id,
            Pattern pattern,
            LookThread looks,
            CompletableFuture<WaitPlaces.Outcome> found) {
        this.sessions = sessions;
        this.id = id;
        this.pattern = pattern;
        this.looks = looks;
        this.found = found;
        try (SessionOutput output = sessions.output(id)) {
            offset = output.end();
        }
    }

    /** Looks soon. From any thread; returns at once. */
    void look() {
        if (!found.isDone() && scheduled.compareAndSet(false, true)) {
            looks.execute(this::turn);
        }
    }

    private void turn() {
        scheduled.set(false);
        if (found.isDone()) {
            return;
        }
        try (SessionOutput output = sessions.output(id)) {
            boolean ended = output.ended();
            if (read(output)) {
                look(); // others have their turn before
            } else if (ended) {
                found.complete(WaitPlaces.Outcome.EXIT);
            }
        } catch (RuntimeException e) {
            found.completeExceptionally(e);
        }
    }

    /** Reads a piece; false if there is none. */
    private boolean read(SessionOutput output) {
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        int count;
        try {
            count = output.read(offset, buffer);
        } catch (BytesGoneException e) {
            offset = e.resumeAt();
            return true;
        }
        if (count > 0) {
            offset += count;
            text.append(new String(buffer.array(), 0, count, StandardCharsets.UTF_8));
            long before = CpuLimit.cpuNanos();
            match();
            left -= CpuLimit.cpuNanos() - before;
        }
        return count > 0;
    }

    private void match() {
        String plain = ESCAPES.matcher(text).replaceAll("").replace("\r", "");
        try {
            if (left <= 0) {
                throw new CpuLimit.Exhausted();
            }
            Matcher matcher = pattern.matcher(new CpuLimit(plain, Math.min(left, LOOK_NANOS)));
            if (matcher.find()) {
                int from = plain.lastIndexOf('\n', matcher.start()) + 1;
                int to = plain.indexOf('\n', matcher.end());
                String line = plain.substring(from, to < 0 ? plain.length() : to);
                found.complete(new WaitPlaces.Outcome("match", line));
            }
        } catch (CpuLimit.Exhausted e) {
            throw Problem.badRequest("match takes too long on this output");
        } catch (StackOverflowError e) {
            // The engine of the JDK recurses for each round of a group: as much the pattern's fault as taking too long.
            throw Problem.badRequest("match repeats a group too often on this output");
        }
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
    }
}
