// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.TimePoint;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A reader of one log. The log tells what can be read; the session in memory, while there is one, tells when to look again. */
public final class LogOutput implements SessionOutput {
    private final LogReader log;
    private final Supplier<? extends Optional<? extends OutputSignal>> session;

    private LogOutput(LogReader log, Supplier<? extends Optional<? extends OutputSignal>> session) {
        this.log = log;
        this.session = session;
    }

    /**
     * @param directory the session's folder
     * @param session the session while it is in memory
     */
    public static LogOutput open(Path directory, Supplier<? extends Optional<? extends OutputSignal>> session) {
        try {
            return new LogOutput(LogReader.open(directory), session);
        } catch (NoSuchFileException e) {
            throw new PlatformException(
                    SessionErrorCode.NOT_FOUND, "log file not found: " + directory.getFileName(), e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public long start() {
        return call(log::start);
    }

    @Override
    public long end() {
        return call(log::end);
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        try {
            return log.read(offset, target);
        } catch (LogGapException gap) {
            throw new BytesGoneException(offset, gap.resumeAt(), gap.reason());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean await(long offset, Duration timeout) throws InterruptedException {
        Optional<? extends OutputSignal> live = session.get();
        return live.isEmpty() || live.get().awaitOutput(offset, timeout);
    }

    @Override
    public boolean ended() {
        return session.get().map(live -> !live.isLive()).orElse(true);
    }

    @Override
    public List<String> render(RenderRequest request) {
        return call(() -> new LogRenderer(log).render(request));
    }

    @Override
    public ScreenView screen(long offset, int historyRows) throws InterruptedException {
        check(offset >= NOW, "offset", NOW, Long.MAX_VALUE);
        check(historyRows >= 0 && historyRows <= MAX_HISTORY_ROWS, "historyRows", 0, MAX_HISTORY_ROWS);
        if (historyRows == 0) {
            return interruptibly(() -> new ScreenReader(log).read(offset, 0));
        }
        LogRenderer.enter();
        try {
            return interruptibly(() -> new ScreenReader(log).read(offset, historyRows));
        } finally {
            LogRenderer.ROOM.release();
        }
    }

    @Override
    public List<OutputEvent> events(String... kinds) {
        return call(() -> log.events(kinds)).stream()
                .map(event -> new OutputEvent(event.at(), event.kind(), event.offset(), event.fields()))
                .toList();
    }

    @Override
    public List<TimePoint> timeline(int max) {
        check(max >= 2 && max <= MAX_TIME_POINTS, "max", 2, MAX_TIME_POINTS);
        return call(() -> log.timeline(max)).stream()
                .map(mark -> new TimePoint(mark.at(), mark.offset()))
                .toList();
    }

    @Override
    public SearchPage search(String literal, boolean ignoreCase, long fromOffset, int limit, Duration timeout)
            throws InterruptedException {
        check(!literal.isEmpty() && literal.length() <= MAX_SEARCH, "length of the text", 1, MAX_SEARCH);
        check(limit >= 1 && limit <= MAX_MATCHES, "limit", 1, MAX_MATCHES);
        return interruptibly(() -> new LogSearch(log, literal, ignoreCase, limit).run(fromOffset, timeout));
    }

    /** Terminal bytes that rebuild the screen at an offset. */
    public byte[] snapshot(long offset) {
        Terminal terminal = call(() -> new ScreenBuilder(log, 0).build(offset, offset));
        return terminal.snapshot();
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    private static <T> T call(Reading<T> reading) {
        try {
            return reading.get();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A channel that is interrupted closes itself; the log opens it again. */
    private static <T> T interruptibly(Reading<T> reading) throws InterruptedException {
        try {
            return reading.get();
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void check(boolean possible, String what, long least, long most) {
        if (!possible) {
            throw new PlatformException(
                    SessionErrorCode.INVALID, what + " refused: " + least + " to " + most + " is possible");
        }
    }

    private static PlatformException failed(IOException e) {
        return new PlatformException(SessionErrorCode.INTERNAL, "the log cannot be read: " + e.getMessage(), e);
    }
}
