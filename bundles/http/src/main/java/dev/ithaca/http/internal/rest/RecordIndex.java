// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.SessionOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the records of one log begin: every 512th, and how many there are. It grows with the log; a page of records is found
 * from the nearest known one. When retention has removed the beginning, records are counted anew from the first byte left.
 */
final class RecordIndex {
    private static final int EVERY = 512;
    private static final int PIECE = 64 * 1024;

    private final List<Long> known = new ArrayList<>();
    private long first = -1;
    private long last;
    private long count;

    /** One page. */
    record Page(List<String> records, long total) {}

    /** Reads on from where it was interrupted before, if it was. */
    synchronized Page page(SessionOutput output, long offset, int limit) throws InterruptedException {
        long end = output.end();
        extend(output, end);
        List<String> records = new ArrayList<>();
        if (offset >= total(end)) {
            return new Page(records, total(end));
        }
        int anchor = (int) Math.min(offset / EVERY, known.size() - 1);
        long skip = offset - (long) anchor * EVERY;
        Cutter cutter = new Cutter(skip, limit, records);
        scan(output, known.get(anchor), end, cutter);
        cutter.finish();
        return new Page(records, total(end));
    }

    /** The unfinished record at the end is one too. */
    private long total(long end) {
        return count + (last < end ? 1 : 0);
    }

    private void extend(SessionOutput output, long end) throws InterruptedException {
        if (first != output.start()) {
            first = output.start();
            last = first;
            count = 0;
            known.clear();
            known.add(first);
        }
        RecordSplitter splitter = new RecordSplitter(last);
        scan(output, last, end, (bytes, length, at) -> {
            for (int i = 0; i < length; i++) {
                splitter.next(bytes[i], boundary -> {
                    last = boundary;
                    if (++count % EVERY == 0) {
                        known.add(boundary);
                    }
                });
            }
            return true;
        });
    }

    private interface Taker {
        /** Takes bytes; false if it wants no more. */
        boolean take(byte[] bytes, int length, long at);
    }

    private static void scan(SessionOutput output, long from, long end, Taker taker) throws InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        long at = from;
        while (at < end) {
            if (Thread.interrupted()) {
                throw new InterruptedException("a log was being cut into records");
            }
            buffer.clear().limit((int) Math.min(PIECE, end - at));
            try {
                int read = output.read(at, buffer);
                if (read == 0 || !taker.take(buffer.array(), read, at)) {
                    return;
                }
                at += read;
            } catch (BytesGoneException e) {
                at = Math.max(e.resumeAt(), at + 1);
            }
        }
    }

    /** Collects the records of a page. */
    private static final class Cutter implements Taker {
        private final List<String> records;
        private final java.io.ByteArrayOutputStream pending = new java.io.ByteArrayOutputStream();
        private RecordSplitter splitter;
        private long skip;
        private int left;
        private long recordStart = -1;

        Cutter(long skip, int limit, List<String> records) {
            this.skip = skip;
            left = limit;
            this.records = records;
        }

        @Override
        public boolean take(byte[] bytes, int length, long at) {
            if (splitter == null) {
                splitter = new RecordSplitter(at);
                recordStart = at;
            }
            for (int i = 0; i < length && left > 0; i++) {
                pending.write(bytes[i]);
                splitter.next(bytes[i], this::boundary);
            }
            return left > 0;
        }

        private void boundary(long at) {
            byte[] all = pending.toByteArray();
            int size = (int) Math.min(all.length, at - recordStart);
            record(all, size);
            pending.reset();
            pending.write(all, size, all.length - size);
            recordStart = at;
        }

        private void record(byte[] bytes, int size) {
            if (skip > 0) {
                skip--;
            } else if (left > 0) {
                records.add(new String(bytes, 0, size, StandardCharsets.UTF_8));
                left--;
            }
        }

        void finish() {
            if (left > 0 && pending.size() > 0) {
                record(pending.toByteArray(), pending.size());
            }
        }
    }
}
