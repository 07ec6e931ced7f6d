// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.QueryMatcher.Result;

/**
 * Finds the queries in a program's output, at any split. Plain text costs no allocation and hardly any time. Not thread
 * safe.
 */
public final class QueryScanner {
    private final QueryMatcher matcher = new QueryMatcher();
    private long offset;

    /** A scanner at the beginning of a stream. */
    public QueryScanner() {
        this(0);
    }

    /** A scanner of a stream from an offset on. */
    public QueryScanner(long startOffset) {
        this.offset = startOffset;
    }

    /** Takes the queries found. */
    @FunctionalInterface
    public interface Sink {
        /**
         * A query was asked.
         *
         * @param endOffsetInStream the offset of the byte after the query: the screen is to be asked as it is there
         */
        void query(Query query, long endOffsetInStream);
    }

    /** Reads the next bytes of the stream. */
    public void feed(byte[] bytes, int from, int length, Sink sink) {
        int i = from;
        int end = from + length;
        while (i < end) {
            if (matcher.active()) {
                if (matcher.next(bytes[i++]) == Result.MATCHED) {
                    report(offset + i - from, sink);
                }
            } else {
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
            }
        }
        offset += length;
    }

    private void report(long end, Sink sink) {
        for (Query query : matcher.queries()) {
            sink.query(query, end);
        }
    }

    /** The offset of the next byte to be read. */
    public long offset() {
        return offset;
    }
}
