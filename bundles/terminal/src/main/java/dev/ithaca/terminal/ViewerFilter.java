// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.QueryMatcher.Result;
import java.util.Arrays;

/**
 * Copies a program's output to somebody's terminal without the queries that {@link QueryScanner} finds, since they are
 * answered already. All else passes byte for byte. Bytes that may be the beginning of a query are held until that is
 * decided, at most {@value QueryMatcher#MAX_LENGTH} of them. Not thread safe.
 */
public final class ViewerFilter {
    private static final byte[] NONE = {};

    private final QueryMatcher matcher = new QueryMatcher();

    /**
     * Takes what passes.
     *
     * @param <E> what writing may throw
     */
    @FunctionalInterface
    public interface Sink<E extends Exception> {
        /** Writes bytes, which are valid during the call only. */
        void write(byte[] bytes, int offset, int length) throws E;
    }

    /** Filters the next bytes of the stream. */
    public <E extends Exception> void feed(byte[] bytes, int from, int length, Sink<E> sink) throws E {
        int end = from + length;
        int i = from;
        // Input before this index was written or dropped.
        int passed = from;
        // What an earlier call held back of the sequence being looked at.
        byte[] earlier = Arrays.copyOf(matcher.held(), matcher.length());
        while (i < end) {
            if (!matcher.active()) {
                i = EscapeFinder.find(bytes, i, end);
                if (i < end) {
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
            if (earlier.length > 0) {
                Result result = matcher.next(bytes[i++]);
                if (result == Result.MATCHED) {
                    passed = i;
                    earlier = NONE;
                } else if (result == Result.REJECTED) {
                    int kept = Math.max(0, matcher.length() - (i - from));
                    pass(earlier, 0, earlier.length - kept, sink);
                    earlier = Arrays.copyOfRange(earlier, earlier.length - kept, earlier.length);
                }
            } else {
                int start = i - matcher.length();
                if (matcher.next(bytes[i++]) == Result.MATCHED) {
                    pass(bytes, passed, start, sink);
                    passed = i;
                }
            }
        }
        pass(bytes, passed, end - (matcher.length() - earlier.length), sink);
    }

    /** Writes what is held: the stream has ended, or nothing more is expected soon. */
    public <E extends Exception> void flush(Sink<E> sink) throws E {
        byte[] held = matcher.held();
        int length = matcher.length();
        matcher.reset();
        pass(held, 0, length, sink);
    }

    /** How many bytes are held. */
    public int held() {
        return matcher.length();
    }

    private static <E extends Exception> void pass(byte[] bytes, int from, int to, Sink<E> sink) throws E {
        if (to > from) {
            sink.write(bytes, from, to - from);
        }
    }
}
