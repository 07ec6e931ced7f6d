// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import dev.ithaca.terminal.parser.VtParser;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One search through a log. Output is given to the parser in slices that end at line feeds and before escape characters,
 * so that the offset of everything found is known; about a hundred megabytes a second.
 */
final class LogSearch {
    private static final int CHUNK = 64 * 1024;
    private static final int MAX_SLICE = 4096;
    private static final int ESCAPE = 0x1B;

    private final LogReader log;
    private final PlainLine line = new PlainLine();
    private final Hits hits;
    private VtParser parser = new VtParser();
    private final LinePieces pieces;
    private long sliceStart;
    private long sliceEnd;

    /** The last escape character: a sequence may go on over the slices behind it. */
    private long escapeAt;

    /** Where the piece that is being written begins. */
    private long begin;

    private long lineNumber;

    /**
     * @param literal what to find; no control characters
     * @param limit how many lines at most
     */
    LogSearch(LogReader log, String literal, boolean ignoreCase, int limit) {
        this.log = log;
        this.hits = new Hits(line, literal, ignoreCase, limit);
        this.pieces = new LinePieces(line, this::lineEnded, this::pieceBroken, this::lineFull);
    }

    /**
     * Searches on from an offset.
     *
     * @throws InterruptedIOException if the thread is interrupted, which it is still then
     */
    SearchPage run(long fromOffset, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long end = log.end();
        long offset = Math.min(end, Math.max(fromOffset, log.start()));
        TerminalSizes sizes = TerminalSizes.of(log);
        goTo(offset);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (offset < end && !hits.full()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the search was interrupted");
            }
            if (System.nanoTime() - deadline >= 0) {
                return hits.page(begin > fromOffset ? begin : offset, true);
            }
            try {
                int count = log.read(offset, chunk.clear().limit((int) Math.min(CHUNK, end - offset)));
                if (count <= 0) {
                    break;
                }
                feed(chunk.array(), count, offset, sizes);
                offset += count;
            } catch (LogGapException gap) {
                hits.look(begin, offset, offset, lineNumber);
                line.clear();
                offset = Math.min(end, Math.max(offset + 1, gap.resumeAt()));
                goTo(offset);
            }
        }
        return finish(offset, end);
    }

    private SearchPage finish(long offset, long end) {
        if (!hits.full()) {
            hits.look(begin, offset, offset, lineNumber);
        }
        if (hits.full()) {
            return hits.page(hits.stoppedAt(), hits.stoppedAt() < end);
        }
        return hits.page(hits.foundIn(begin) ? offset : begin, false);
    }

    private void goTo(long offset) throws IOException {
        parser = new VtParser();
        lineNumber = log.linesBefore(offset) + 1;
        begin = offset;
    }

    private void feed(byte[] bytes, int count, long offset, TerminalSizes sizes) {
        int at = 0;
        while (at < count && !hits.full()) {
            int next = sliceEnd(bytes, at, count);
            sliceStart = offset + at;
            sliceEnd = offset + next;
            escapeAt = bytes[at] == ESCAPE ? sliceStart : escapeAt;
            line.width(sizes.columnsAt(sliceStart));
            parser.feed(bytes, at, next - at, pieces);
            if (bytes[next - 1] == '\n') {
                lineNumber++;
                hits.nextLine();
            }
            at = next;
        }
    }

    private static int sliceEnd(byte[] bytes, int from, int count) {
        int most = Math.min(count, from + MAX_SLICE);
        for (int i = from; i < most; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
            if (bytes[i] == ESCAPE && i > from) {
                return i;
            }
        }
        return most;
    }

    private void lineEnded() {
        hits.look(begin, sliceEnd, sliceEnd, lineNumber);
        next(sliceEnd);
    }

    private void pieceBroken() {
        hits.look(begin, escapeAt, escapeAt, lineNumber);
        next(escapeAt);
    }

    private void next(long offset) {
        line.clear();
        begin = offset;
    }

    /** The next piece begins with the end of this one, so that what lies across the cut is found. */
    private void lineFull() {
        hits.look(begin, sliceEnd, sliceStart, lineNumber);
        line.keepLast(hits.overlap());
        hits.carryOver();
        begin = Math.max(begin, sliceStart - MAX_SLICE);
    }
}
