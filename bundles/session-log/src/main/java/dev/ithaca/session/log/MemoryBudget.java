// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that the logs of one process share for output that waits for the disk, so that however many are written to, a
 * full disk costs no more than this and 64 KiB for each. Whoever comes first gets it; it is free again once the output is
 * stored or its log is closed. Thread safe.
 */
public final class MemoryBudget {
    private final AtomicLong free;

    /** A budget of so many bytes. */
    public MemoryBudget(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** How many bytes are left. */
    public long free() {
        return free.get();
    }

    /** Takes all of it or nothing. */
    boolean take(long bytes) {
        long left = free.get();
        while (left >= bytes) {
            if (free.compareAndSet(left, left - bytes)) {
                return true;
            }
            left = free.get();
        }
        return false;
    }

    void give(long bytes) {
        free.addAndGet(bytes);
    }
}
