// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.nio.ByteBuffer;

/**
 * The newest bytes of a log: those that wait to be written, and in front of them those written last. Nothing is
 * allocated before the first byte; the array then grows to what one batch needs, over {@value #FREELY} bytes as far as
 * the shared budget allows, and goes when the session is idle.
 */
final class MemoryRing {
    /** What every log may have without asking. */
    static final int FREELY = 64 << 10;

    private static final int FIRST_SIZE = 1024;
    private static final byte[] NONE = {};

    private final int bound;
    private final MemoryBudget budget;
    private byte[] bytes = NONE;
    private int next;
    private int held;
    private int pending;
    private long end;

    MemoryRing(int bound, long end, MemoryBudget budget) {
        this.bound = bound;
        this.budget = budget;
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

    /** Room that there is for sure: without losing a byte that waits, and without more of the budget. */
    int room() {
        return Math.max(bytes.length, Math.min(bound, FREELY)) - pending;
    }

    /** Makes room for so many bytes; false if that would lose one that waits, or is over the bound or the budget. */
    boolean reserve(int length) {
        long needed = (long) pending + length;
        return needed <= bytes.length || (needed <= bound && grow((int) needed));
    }

    /** Takes all of the source, which is not larger than {@link #room()} or was reserved. */
    void put(ByteBuffer source) {
        int length = source.remaining();
        if (!reserve(length)) {
            throw new IllegalStateException("no room for " + length + " bytes");
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
        budget.give(Math.max(0, bytes.length - FREELY));
        bytes = NONE;
        next = 0;
        held = 0;
    }

    private int wrap(int index) {
        return index < 0 ? index + bytes.length : index >= bytes.length ? index - bytes.length : index;
    }

    private boolean grow(int needed) {
        long wanted = Math.max(FIRST_SIZE, bytes.length * 2L);
        while (wanted < needed) {
            wanted *= 2;
        }
        int size = (int) Math.min(wanted, bound);
        int more = size - Math.max(bytes.length, FREELY);
        if (more > 0 && !budget.take(more)) {
            return false;
        }
        byte[] larger = new byte[size];
        ByteBuffer copy = ByteBuffer.wrap(larger);
        read(end - held, copy);
        bytes = larger;
        next = wrap(held);
        return true;
    }
}
