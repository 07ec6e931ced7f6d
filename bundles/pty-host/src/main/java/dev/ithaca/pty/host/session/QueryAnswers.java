// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.screen.ScreenModel;
import dev.ithaca.pty.host.screen.SizeHistory;
import dev.ithaca.terminal.Colors;
import dev.ithaca.terminal.Query;
import dev.ithaca.terminal.QueryReplies;
import dev.ithaca.terminal.QueryScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the child asks its terminal: once, in the order of the questions, whoever is attached. Most answers are
 * known; those about the screen need a model of it as of the question's last byte. The model is made at the first such
 * question and brought forward from question to question, off the loop when that is far; it goes after a minute without.
 */
final class QueryAnswers {
    private static final long NEAR = 64 * 1024;
    private static final long MODEL_IDLE_MILLIS = 60_000;
    private static final int MOST_WAITING = 512;

    private final SessionLog log;
    private final SizeHistory sizes;
    private final SessionServices services;
    private final Consumer<byte[]> reply;
    private final Colors colors;
    private final QueryScanner scanner;
    private final QueryScanner.Sink sink = this::asked;
    private final Queue<Asked> waiting = new ArrayDeque<>();
    private final LoopTimer modelTimer;
    private @Nullable ScreenModel model;
    private boolean catchingUp;
    private boolean closed;

    private record Asked(Query query, long offset) {}

    QueryAnswers(
            SessionLog log,
            SizeHistory sizes,
            SessionServices services,
            Map<String, String> environment,
            Consumer<byte[]> reply) {
        this.log = log;
        this.sizes = sizes;
        this.services = services;
        this.reply = reply;
        this.colors = Colors.fromColorFgBg(environment.getOrDefault("COLORFGBG", ""));
        this.scanner = new QueryScanner(log.end());
        this.modelTimer = services.loop().timer(() -> model = null);
    }

    /** Takes output that is in the log already. */
    void scan(byte[] bytes, int length) {
        scanner.feed(bytes, 0, length, sink);
    }

    void close() {
        closed = true;
        modelTimer.cancel();
        waiting.clear();
        model = null;
    }

    private void asked(Query query, long offset) {
        if (waiting.isEmpty() && !query.needsScreen()) {
            QueryReplies.reply(query, colors).ifPresent(reply);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(new Asked(query, offset));
            proceed();
        }
    }

    private void proceed() {
        Asked next;
        while (!catchingUp && (next = waiting.peek()) != null) {
            if (!next.query().needsScreen()) {
                QueryReplies.reply(next.query(), colors).ifPresent(reply);
                waiting.remove();
            } else if (near(next.offset())) {
                answerFromModel(next);
                waiting.remove();
            } else {
                catchUp(next.offset());
            }
        }
    }

    private boolean near(long offset) {
        ScreenModel current = model;
        return current == null ? log.start() == 0 && offset <= NEAR : offset - current.offset() <= NEAR;
    }

    private void answerFromModel(Asked asked) {
        ScreenModel current = model;
        if (current == null) {
            current = ScreenModel.blank(0, sizes);
            model = current;
        }
        modelTimer.arm(MODEL_IDLE_MILLIS);
        try {
            current.feed(log, asked.offset());
            QueryReplies.reply(asked.query(), current.terminal(), colors).ifPresent(reply);
        } catch (IOException e) {
            services.log().accept("query: " + e);
            model = null;
        }
    }

    /** The helper thread has the model until it is there, and reads the files only. */
    private void catchUp(long target) {
        log.flush();
        Path directory = log.directory();
        ScreenModel behind = model;
        model = null;
        catchingUp = services.helper().run(() -> {
            ScreenModel there;
            try {
                there = ScreenModel.forward(behind, directory, sizes, target);
            } catch (IOException | RuntimeException e) {
                services.log().accept("query: " + e);
                there = ScreenModel.blank(target, sizes);
            }
            ScreenModel result = there;
            services.loop().execute(() -> caughtUp(result));
        });
        if (!catchingUp) {
            waiting.remove(); // too much to do already; an answer that late helps nobody
        }
    }

    private void caughtUp(ScreenModel there) {
        catchingUp = false;
        if (!closed) {
            model = there;
            proceed();
        }
    }
}
