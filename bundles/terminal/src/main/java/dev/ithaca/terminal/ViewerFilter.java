// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.QueryMatcher.Result;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Copies a program's output to somebody's terminal without the queries that {@link QueryScanner} finds, since they are
 * answered already. All else passes byte for byte. Bytes that may be the beginning of a query are held until that is
 * decided, at most {@value QueryMatcher#MAX_LENGTH} of them. What is not the program's can be put between its sequences, by
 * {@link #insert}. Not thread safe.
 */
public final class ViewerFilter {
    private static final byte[] NONE = {};
    private static final int MOST_INSERTIONS = 16;
    private static final byte ESC = 0x1B;

    private final QueryMatcher matcher = new QueryMatcher();
    private final Seam seam = new Seam();
    private final Deque<byte[]> insertions = new ArrayDeque<>();

    /**
     * Takes what passes.
     *
     * @param <E> what writing may throw
     */
    @FunctionalInterface
    public interface Sink<E extends Exception> {
        /** Writes bytes, which are valid during the call only. */
        void write(byte[] bytes, int offset, int length) throws E;

        /** Writes what was inserted, as a whole. */
        default void inserted(byte[] bytes) throws E {
            write(bytes, 0, bytes.length);
        }
    }

    /**
     * Writes bytes that are no part of the stream: now if what was written ends between two sequences, else as soon as it
     * does.
     *
     * @param bytes whole sequences; not changed afterwards
     * @return false if {@value #MOST_INSERTIONS} wait already; then it is dropped
     */
    public <E extends Exception> boolean insert(byte[] bytes, Sink<E> sink) throws E {
        if (seam.isHere()) {
            sink.inserted(bytes);
            return true;
        }
        return insertions.size() < MOST_INSERTIONS && insertions.add(bytes);
    }

    /** Filters the next bytes of the stream. */
    public <E extends Exception> void feed(byte[] bytes, int from, int length, Sink<E> sink) throws E {
        int end = from + length;
        int i = from;
        // Input before this index was written or dropped.
        int passed = from;
        int lastEscape = -1;
        // What an earlier call held back of the sequence being looked at.
        byte[] earlier = Arrays.copyOf(matcher.held(), matcher.length());
        while (i < end) {
            if (!matcher.active()) {
                i = EscapeFinder.find(bytes, i, end);
                if (i < end) {
                    lastEscape = i;
                    i++;
                    int after = QueryMatcher.skip(bytes, i, end);
                    if (after >= 0) {
                        i = after;
                    } else {
                        matcher.start();
                    }
                }
                continue;
            }
            if (bytes[i] == ESC) {
                lastEscape = i;
            }
            if (earlier.length > 0) {
                Result result = matcher.next(bytes[i++]);
                if (result == Result.MATCHED) {
                    passed = i;
                    earlier = NONE;
                } else if (result == Result.REJECTED) {
                    int kept = Math.max(0, matcher.length() - (i - from));
                    pass(earlier, 0, earlier.length - kept, earlier.length, sink);
                    earlier = Arrays.copyOfRange(earlier, earlier.length - kept, earlier.length);
                }
            } else {
                int start = i - matcher.length();
                if (matcher.next(bytes[i++]) == Result.MATCHED) {
                    pass(bytes, passed, start, lastEscape, sink);
                    passed = i;
                }
            }
        }
        pass(bytes, passed, end - (matcher.length() - earlier.length), lastEscape, sink);
    }

    /** Writes what is held: the stream has ended, or nothing more is expected soon. */
    public <E extends Exception> void flush(Sink<E> sink) throws E {
        byte[] held = matcher.held();
        int length = matcher.length();
        matcher.reset();
        pass(held, 0, length, length, sink);
    }

    /** How many bytes are held. */
    public int held() {
        return matcher.length();
    }

    private <E extends Exception> void pass(byte[] bytes, int from, int to, int lastEscape, Sink<E> sink) throws E {
        if (to <= from) {
            return;
        }
        int rest = from;
        if (!insertions.isEmpty()) {
            rest = seam.find(bytes, from, to);
            sink.write(bytes, from, rest - from);
            if (seam.isHere()) {
                writeInsertions(sink);
            }
        }
        if (to > rest) {
            sink.write(bytes, rest, to - rest);
            seam.read(bytes, rest, to, lastEscape);
        }
    }

    private <E extends Exception> void writeInsertions(Sink<E> sink) throws E {
        for (byte[] bytes = insertions.poll(); bytes != null; bytes = insertions.poll()) {
            sink.inserted(bytes);
        }
    }
}
