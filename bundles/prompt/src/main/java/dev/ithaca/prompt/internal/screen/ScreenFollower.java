// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.screen;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.terminal.Line;
import dev.ithaca.terminal.Terminal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One session's screen, kept up to date from the log with the bytes that came since. Of much output only the end is read: a
 * session that floods costs no more than one that does not. Let go of when nothing is expected to happen.
 */
public final class ScreenFollower {
    private static final int CHUNK = 16 * 1024;
    private static final long MOST_BEHIND = 128L * 1024;

    private final Supplier<SessionOutput> open;
    private final SignalScanner signals = new SignalScanner();
    private @Nullable SessionOutput output;
    private @Nullable Terminal terminal;
    private long offset;

    /** {@code open} opens the log. */
    public ScreenFollower(Supplier<SessionOutput> open) {
        this.open = open;
    }

    /** Reads on to the end; the size is that of the terminal now. */
    public void follow(int rows, int columns) throws InterruptedException {
        SessionOutput log = output;
        if (log == null) {
            log = open.get();
            output = log;
        }
        Terminal screen = terminal;
        long behind = log.end() - offset;
        boolean resized = screen != null && rows > 0 && (screen.rows() != rows || screen.columns() != columns);
        if (screen == null || resized || (behind > MOST_BEHIND && screen.alternateScreen())) {
            screen = rebuilt(log);
        } else if (behind > MOST_BEHIND) {
            screen = new Terminal(screen.rows(), screen.columns(), 0);
            offset = Math.max(log.start(), log.end() - MOST_BEHIND);
        }
        terminal = screen;
        read(log, screen);
    }

    private Terminal rebuilt(SessionOutput log) throws InterruptedException {
        ScreenView view = log.screen(SessionOutput.NOW, 0);
        Terminal fresh = new Terminal(view.rows(), view.columns(), 0);
        fresh.feed(view.snapshot());
        long from = Math.max(log.start(), Math.max(offset, view.offset() - CHUNK));
        readSignals(log, from, view.offset());
        offset = view.offset();
        return fresh;
    }

    private void readSignals(SessionOutput log, long from, long to) {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(CHUNK, to - from))];
        long start = to - bytes.length;
        try {
            signals.feed(bytes, log.read(start, ByteBuffer.wrap(bytes)), start);
        } catch (BytesGoneException e) {
            // what is gone tells nothing
        }
    }

    private void read(SessionOutput log, Terminal screen) {
        byte[] bytes = new byte[CHUNK];
        long left = 2 * MOST_BEHIND; // more may come while it reads
        while (left > 0) {
            try {
                int count = log.read(offset, ByteBuffer.wrap(bytes));
                if (count <= 0) {
                    return;
                }
                screen.feed(bytes, 0, count);
                signals.feed(bytes, count, offset);
                offset += count;
                left -= count;
            } catch (BytesGoneException e) {
                offset = e.resumeAt();
            }
        }
    }

    /** The screen; {@link #follow} comes first. */
    public Terminal screen() {
        Terminal screen = terminal;
        if (screen == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return screen;
    }

    public List<String> lines() {
        return screen().screenLines().stream().map(Line::text).toList();
    }

    public long offset() {
        return offset;
    }

    /** Takes a notification that came another way for one of the program's own, at the end of what was read. */
    public void notified(String words) {
        signals.keep(Signal.Kind.NOTIFICATION, words, offset);
    }

    public List<Signal> signals() {
        return signals.signals();
    }

    /** Lets go of the file and the screen; the next look builds it anew. */
    public void release() {
        SessionOutput log = output;
        output = null;
        terminal = null;
        if (log != null) {
            log.close();
        }
    }
}
