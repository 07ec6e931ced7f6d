// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.TimePoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A log in memory; renders its lines as they are. */
public final class FakeOutput implements SessionOutput {
    private byte[] bytes = {};
    private volatile CountDownLatch searchable = new CountDownLatch(0);
    private volatile CountDownLatch readable = new CountDownLatch(0);
    private boolean ended;

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

    @Override
    public long start() {
        return 0;
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
        int count = Math.min(target.remaining(), bytes.length - (int) offset);
        target.put(bytes, (int) offset, count);
        return count;
    }

    @Override
    public synchronized boolean await(long offset, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (bytes.length <= offset && !ended) {
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

    @Override
    public synchronized List<String> render(RenderRequest request) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.replace("\r", "").lines().toList());
        List<String> tail = lines.subList(Math.max(0, lines.size() - request.tail()), lines.size());
        return tail.stream()
                .map(line -> request.columns() > 0 && line.length() > request.columns()
                        ? line.substring(0, request.columns())
                        : line)
                .toList();
    }

    @Override
    public ScreenView screen(long offset, int historyRows) {
        return new ScreenView(
                end(), 24, 80, "", false, 0, 0, true, List.of(), List.of(), "SCREEN".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<OutputEvent> events(String... kinds) {
        return List.of();
    }

    @Override
    public List<TimePoint> timeline(int max) {
        return List.of();
    }

    /** Searches take until the latch opens. */
    public void searchable(CountDownLatch when) {
        searchable = when;
    }

    @Override
    public SearchPage search(String literal, boolean ignoreCase, long fromOffset, int limit, Duration timeout)
            throws InterruptedException {
        searchable.await();
        return new SearchPage(List.of(), end(), false);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
