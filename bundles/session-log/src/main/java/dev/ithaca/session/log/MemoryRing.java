// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.nio.ByteBuffer;

/**
 * The newest bytes of a log: those that wait to be written, and in front of them those written last. Nothing is
 * allocated before the first byte; the array then grows to what one batch needs and goes when the session is idle.
 */
final class MemoryRing {
    private static final int FIRST_SIZE = 1024;
    private static final byte[] NONE = {};

    private final int bound;
    private byte[] bytes = NONE;
    private int next;
    private int held;
    private int pending;
    private long end;

    MemoryRing(int bound, long end) {
        this.bound = bound;
        this.end = end;
    }

    /** Behind the last byte. */
    long end() {
        return end;
    }

    int pending() {
        return pending;
    }

    /** Where the bytes begin that wait to be written. */
    long pendingStart() {
        return end - pending;
    }

    /** Room that can be had without losing a byte that waits. */
    int room() {
        return bound - pending;
    }

    /** Takes all of the source, which is not larger than {@link #room()}. */
    void put(ByteBuffer source) {
        int length = source.remaining();
        if (length > bytes.length - pending) {
            grow(pending + length);
        }
        int first = Math.min(length, bytes.length - next);
        source.get(bytes, next, first);
        source.get(bytes, 0, length - first);
        next = wrap(next + length);
        held = Math.min(bytes.length, held + length);
        pending += length;
        end += length;
    }

    /** Gives up the oldest bytes that wait. */
    void drop(int count) {
        pending -= count;
        held = pending;
    }

    /** Moves the end over bytes that are never stored. */
    void skip(int count) {
        end += count;
        pending = 0;
        held = 0;
    }

    /** The first {@code count} bytes that wait were written. */
    void written(int count) {
        pending -= count;
    }

    /** Where in {@link #array()} the bytes that wait begin. */
    int pendingIndex() {
        return wrap(next - pending);
    }

    byte[] array() {
        return bytes;
    }

    /** Copies what is held from {@code offset} on; -1 if that is not held. */
    int read(long offset, ByteBuffer target) {
        long behind = end - offset;
        if (behind < 0 || behind > held) {
            return -1;
        }
        int length = (int) Math.min(behind, target.remaining());
        int from = wrap(next - (int) behind);
        int first = Math.min(length, bytes.length - from);
        target.put(bytes, from, first);
        target.put(bytes, 0, length - first);
        return length;
    }

    /** Lets go of the memory; nothing may wait. */
    void release() {
        bytes = NONE;
        next = 0;
        held = 0;
    }

    private int wrap(int index) {
        return index < 0 ? index + bytes.length : index >= bytes.length ? index - bytes.length : index;
    }

    private void grow(int needed) {
        long size = Math.max(FIRST_SIZE, bytes.length * 2L);
        while (size < needed) {
            size *= 2;
        }
        byte[] larger = new byte[(int) Math.min(size, bound)];
        ByteBuffer copy = ByteBuffer.wrap(larger);
        read(end - held, copy);
        bytes = larger;
        next = wrap(held);
    }
}
