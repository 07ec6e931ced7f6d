// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.PlatformException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A log in memory; renders its lines as they are. What is in it of events and points in time a test puts there. */
public final class FakeOutput implements SessionOutput {
    public final List<OutputEvent> events = new CopyOnWriteArrayList<>();
    public final List<TimePoint> points = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch searchable = new CountDownLatch(0);
    private volatile CountDownLatch readable = new CountDownLatch(0);
    private byte[] bytes = {};
    private long start;
    private boolean ended;
    private boolean abandoned;

    public synchronized void write(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        bytes = Arrays.copyOf(bytes, length + more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        notifyAll();
    }

    public synchronized void finish() {
        ended = true;
        notifyAll();
    }

    /** Retention removes what lies before an offset. */
    public synchronized void removeBefore(long offset) {
        start = offset;
    }

    /** The service that this is of goes away; another one has the same bytes. */
    public synchronized FakeOutput abandon() {
        FakeOutput next = new FakeOutput();
        next.bytes = bytes.clone();
        next.start = start;
        abandoned = true;
        notifyAll();
        return next;
    }

    /** Searches take until the latch opens. */
    public void searchable(CountDownLatch when) {
        searchable = when;
    }

    @Override
    public synchronized long start() {
        return start;
    }

    @Override
    public synchronized long end() {
        return bytes.length;
    }

    /** Lets nobody read before this. */
    public void readable(CountDownLatch when) {
        readable = when;
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        try {
            readable.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
        return copy(offset, target);
    }

    private synchronized int copy(long offset, ByteBuffer target) {
        check(offset);
        int count = Math.min(target.remaining(), bytes.length - (int) offset);
        target.put(bytes, (int) offset, count);
        return count;
    }

    private void check(long offset) {
        if (offset < start) {
            throw new BytesGoneException(offset, start, "removed by retention");
        }
    }

    @Override
    public synchronized boolean await(long offset, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (bytes.length <= offset && !ended) {
            if (abandoned) {
                throw new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, "restarted; ask again");
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public synchronized boolean ended() {
        return ended;
    }

    private List<String> lines() {
        return new String(bytes, StandardCharsets.UTF_8)
                .replace("\r", "")
                .lines()
                .toList();
    }

    @Override
    public synchronized List<String> render(RenderRequest request) {
        List<String> lines = lines();
        List<String> tail = lines.subList(Math.max(0, lines.size() - request.tail()), lines.size());
        return tail.stream()
                .map(line -> request.columns() > 0 && line.length() > request.columns()
                        ? line.substring(0, request.columns())
                        : line)
                .toList();
    }

    @Override
    public synchronized ScreenView screen(long offset, int historyRows) {
        if (offset != NOW) {
            check(offset);
        }
        byte[] snapshot = ("<" + new String(bytes, StandardCharsets.UTF_8) + ">").getBytes(StandardCharsets.UTF_8);
        return new ScreenView(bytes.length, 24, 80, "", false, 0, 0, true, List.of(), lines(), snapshot);
    }

    @Override
    public List<OutputEvent> events(String... kinds) {
        List<String> wanted = List.of(kinds);
        return events.stream()
                .filter(event -> wanted.isEmpty() || wanted.contains(event.kind()))
                .toList();
    }

    @Override
    public List<TimePoint> timeline(int max) {
        return List.copyOf(points);
    }

    @Override
    public SearchPage search(String literal, boolean ignoreCase, long fromOffset, int limit, Duration timeout)
            throws InterruptedException {
        searchable.await();
        return find(literal, limit);
    }

    private synchronized SearchPage find(String literal, int limit) {
        List<SearchMatch> matches = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size() && matches.size() < limit; i++) {
            if (lines.get(i).contains(literal)) {
                matches.add(new SearchMatch(0, bytes.length, i + 1L, lines.get(i)));
            }
        }
        return new SearchPage(matches, bytes.length, false);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
