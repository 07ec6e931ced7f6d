// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.screen.OutputSource;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * A session's log as its loop uses it: when to write, when to say that it grew, and one place to read from, whether the
 * bytes are still in memory or in the files already.
 */
final class SessionLog implements OutputSource {
    private static final int FLUSH_BYTES = 64 * 1024;
    private static final long FLUSH_MILLIS = 5;
    private static final long GREW_MILLIS = 50;
    private static final long REST_MILLIS = 1100;
    private static final long RETRY_MILLIS = 500;
    private static final long READER_IDLE_MILLIS = 5000;
    private static final int TRIMMED_PER_TURN = 16;

    private final Path directory;
    private final LogWriter writer;
    private final SessionEvents events;
    private final Upkeep upkeep;
    private final FileReaders readers;
    private final LoopTimer flushTimer;
    private final LoopTimer grewTimer;
    private final LoopTimer restTimer;
    private final LoopTimer readerTimer;
    private final LoopTimer trimTimer;
    private long told;
    private long toldNanos;
    private long trimTo;
    private boolean alerted;

    /** What a log needs now and then. */
    interface Upkeep {
        /** There was no output for a second. */
        void rested();

        void eventsTooLong();
    }

    SessionLog(Path directory, LogWriter writer, EventLoop loop, SessionEvents events, Upkeep upkeep) {
        this.directory = directory;
        this.writer = writer;
        this.events = events;
        this.upkeep = upkeep;
        this.readers = new FileReaders(directory);
        this.told = writer.end();
        this.toldNanos = System.nanoTime() - GREW_MILLIS * 1_000_000L;
        this.flushTimer = loop.timer(this::flush);
        this.grewTimer = loop.timer(this::tell);
        this.restTimer = loop.timer(this::rest);
        this.readerTimer = loop.timer(readers::close);
        this.trimTimer = loop.timer(this::trimSome);
    }

    Path directory() {
        return directory;
    }

    long start() {
        return writer.start();
    }

    long end() {
        return writer.end();
    }

    long flushed() {
        return writer.flushed();
    }

    /** Takes output to memory; {@link #flushIfFull} is for when nobody waits any more. */
    void append(ByteBuffer bytes) {
        writer.append(bytes);
        flushTimer.armIfIdle(FLUSH_MILLIS);
    }

    void flushIfFull() {
        if (writer.end() - writer.flushed() >= FLUSH_BYTES) {
            flush();
        }
    }

    void flush() {
        flushTimer.cancel();
        writer.flush();
        restTimer.arm(REST_MILLIS);
        watchDisk();
        tell();
    }

    void event(String kind, Map<String, String> fields) {
        writer.event(kind, fields);
        if (writer.eventsTooLong()) {
            upkeep.eventsTooLong();
        }
    }

    void shortenEvents(long covered) throws IOException {
        writer.shortenEvents(covered);
    }

    void checkpoint(long offset, int rows, int columns, byte[] state) {
        writer.checkpoint(offset, rows, columns, state);
    }

    /** Removes a few segments, and the others in later turns of the loop. */
    void trim(long toOffset) {
        trimTo = Math.max(trimTo, toOffset);
        if (!trimTimer.armed()) {
            trimSome();
        }
    }

    private void trimSome() {
        if (writer.trim(trimTo, TRIMMED_PER_TURN)) {
            trimTimer.arm(0); // runs behind the keys and the output that wait
        }
    }

    @Override
    public int read(long offset, ByteBuffer target) throws IOException {
        int count = writer.readMemory(offset, target);
        if (count >= 0) {
            return count;
        }
        if (offset >= writer.flushed()) {
            throw new LogGapException(Math.min(writer.pendingStart(), writer.end()), LogGapException.LOST);
        }
        readerTimer.arm(READER_IDLE_MILLIS);
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + (writer.flushed() - offset)));
        try {
            return readers.read(offset, target);
        } finally {
            target.limit(limit);
        }
    }

    /** Ends the timers; the writer is closed by the caller, off the loop, because that waits for the disk. */
    LogWriter release() {
        flushTimer.cancel();
        grewTimer.cancel();
        restTimer.cancel();
        trimTimer.cancel();
        readerTimer.cancel();
        readers.close();
        return writer;
    }

    private void tell() {
        long flushed = writer.flushed();
        if (flushed <= told) {
            return;
        }
        long now = System.nanoTime();
        long since = (now - toldNanos) / 1_000_000L;
        if (since >= GREW_MILLIS) {
            told = flushed;
            toldNanos = now;
            events.grew(flushed);
        } else {
            grewTimer.armIfIdle(GREW_MILLIS - since);
        }
    }

    private void watchDisk() {
        boolean failing = writer.diskFull();
        if (failing) {
            flushTimer.arm(RETRY_MILLIS);
        }
        if (failing != alerted) {
            alerted = failing;
            events.alert(
                    failing ? "log-failing" : "log-recovered",
                    failing
                            ? "the log in " + directory + " cannot be written; the newest output is kept in memory"
                            : "the log in " + directory + " is written again");
        }
    }

    private void rest() {
        writer.flush();
        upkeep.rested();
    }
}
