// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits for output that matches, from now on. Looks when the session has written, at what is new and the end of what was
 * before, without escape sequences. Runs on a serial executor.
 */
final class OutputWait {
    private static final Pattern ESCAPES =
            Pattern.compile("\033\\[[0-?]*[ -/]*[@-~]|\033[\\]PX^_][^\007\033]*(?:\007|\033\\\\)|\033[ -/]*[0-~]");
    private static final int PIECE = 64 * 1024;
    private static final int KEPT = 8 * 1024;

    private final SessionService sessions;
    private final SessionId id;
    private final Pattern pattern;
    private final Executor serial;
    private final CompletableFuture<Optional<String>> found = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private long offset;

    OutputWait(SessionService sessions, SessionId id, Pattern pattern, Executor serial) {
        this.sessions = sessions;
        this.id = id;
        this.pattern = pattern;
        this.serial = serial;
        try (SessionOutput output = sessions.output(id)) {
            offset = output.end();
        }
    }

    /** The line that matched; nothing if the session ended without one. */
    CompletableFuture<Optional<String>> found() {
        return found;
    }

    void look() {
        serial.execute(() -> {
            if (!found.isDone()) {
                try (SessionOutput output = sessions.output(id)) {
                    boolean ended = output.ended();
                    read(output);
                    if (ended && !found.isDone()) {
                        found.complete(Optional.empty());
                    }
                } catch (RuntimeException e) {
                    found.completeExceptionally(e);
                }
            }
        });
    }

    private void read(SessionOutput output) {
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        while (!found.isDone()) {
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
            text.append(new String(buffer.array(), 0, count, StandardCharsets.UTF_8));
            match();
        }
    }

    private void match() {
        String plain = ESCAPES.matcher(text).replaceAll("").replace("\r", "");
        Matcher matcher = pattern.matcher(new Bounded(plain));
        try {
            if (matcher.find()) {
                int from = plain.lastIndexOf('\n', matcher.start()) + 1;
                int to = plain.indexOf('\n', matcher.end());
                found.complete(Optional.of(plain.substring(from, to < 0 ? plain.length() : to)));
            }
        } catch (Bounded.Exhausted e) {
            throw dev.ithaca.http.internal.route.Problem.badRequest("match takes too long on this output");
        }
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
    }

    /** A text that lets itself be looked at only so often: a pattern that runs wild ends. */
    private static final class Bounded implements CharSequence {
        private static final int MOST_LOOKS = 20_000_000;

        private final String text;
        private int looks;

        Bounded(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (looks++ > MOST_LOOKS) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }

        private static final class Exhausted extends RuntimeException {
            private static final long serialVersionUID = 1L;

            Exhausted() {
                super("the pattern looks too often", null, false, false);
            }
        }
    }
}
