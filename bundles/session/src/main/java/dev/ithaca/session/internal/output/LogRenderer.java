// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.terminal.Line;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Renders the newest part of a log as text. Reading begins so far back that the wanted lines are in it, at most
 * {@link #MAX_WINDOW} bytes or a thousand bytes a line: a full-screen program writes gigabytes without a line feed, and only
 * its last frame matters.
 */
final class LogRenderer {
    private static final long MAX_WINDOW = 16L * 1024 * 1024;
    private static final long BYTES_PER_LINE = 1000;
    static final int MOST_ROWS = 200;
    private static final int MAX_SCROLLBACK = 250_000;

    /** A screen model of many lines takes tens of megabytes; the daemon has room for two at once. */
    static final Semaphore ROOM = new Semaphore(2);

    private static final int PATIENCE_SECONDS = 10;

    private final LogReader log;

    LogRenderer(LogReader log) {
        this.log = log;
    }

    List<String> render(RenderRequest request) throws IOException {
        enter();
        try {
            return renderNow(request);
        } finally {
            ROOM.release();
        }
    }

    /** Takes a place in the {@link #ROOM}; who gets none soon is told so, and keeps no thread waiting. */
    static void enter() {
        try {
            if (ROOM.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new PlatformException(
                SessionErrorCode.TIMEOUT, "too many views of logs are being made at once; try again in a moment");
    }

    private List<String> renderNow(RenderRequest request) throws IOException {
        long end = log.end();
        long window = Math.max(MAX_WINDOW, Math.min(MAX_SCROLLBACK, request.tail()) * BYTES_PER_LINE);
        long from = Math.max(log.offsetBeforeLines((long) request.tail() + MOST_ROWS), end - window);
        int scrollback = (int) Math.min(MAX_SCROLLBACK, 2L * request.tail() + MOST_ROWS);
        Terminal terminal = new ScreenBuilder(log, scrollback).build(Math.max(from, log.start()), end);
        List<Line> lines = withoutBlankEnds(visible(terminal, request.tail()));
        List<String> texts = new ArrayList<>();
        for (Line line : lines.subList(Math.max(0, lines.size() - request.tail()), lines.size())) {
            texts.add(LineCutter.cut(request.color() ? line.colored() : line.text(), request.columns()));
        }
        return texts;
    }

    /**
     * A full-screen program is shown by its screen alone. One that has ended, and left nothing but blank lines behind its full
     * screen, is shown by its last frame.
     */
    private static List<Line> visible(Terminal terminal, int tail) {
        if (terminal.alternateScreen()) {
            return terminal.screenLines();
        }
        List<Line> lines = terminal.lines(tail + terminal.rows());
        Optional<List<Line>> frame = terminal.lastAlternateFrame();
        boolean blank = lines.stream().allMatch(line -> line.text().isBlank());
        return blank && frame.isPresent() ? frame.get() : lines;
    }

    private static List<Line> withoutBlankEnds(List<Line> lines) {
        int first = 0;
        int last = lines.size();
        while (first < last && lines.get(first).text().isBlank()) {
            first++;
        }
        while (last > first && lines.get(last - 1).text().isBlank()) {
            last--;
        }
        return lines.subList(first, last);
    }
}
