// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.loop;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The armed timers of one loop, earliest first. Cancelling or moving a timer to later leaves its entry in place and costs
 * nothing: the entry is looked at again when its time has come.
 */
final class TimerQueue {
    private final PriorityQueue<LoopTimer> queue =
            new PriorityQueue<>((a, b) -> Long.signum(a.queuedFor() - b.queuedFor()));

    void place(LoopTimer timer) {
        if (timer.queued()) {
            if (timer.deadline() - timer.queuedFor() >= 0) {
                return;
            }
            queue.remove(timer);
        }
        timer.enterQueue();
        queue.add(timer);
    }

    /** Milliseconds to the first entry, rounded up; 0 if it is due, -1 if there is none. */
    long millisToFirst(long now) {
        LoopTimer first = queue.peek();
        if (first == null) {
            return -1;
        }
        long nanos = first.queuedFor() - now;
        return nanos <= 0 ? 0 : (nanos + 999_999) / 1_000_000;
    }

    /** Takes the next timer that is due, or null. */
    @Nullable
    LoopTimer due(long now) {
        LoopTimer first;
        while ((first = queue.peek()) != null && first.queuedFor() - now <= 0) {
            queue.poll();
            first.leaveQueue();
            if (!first.armed()) {
                continue;
            }
            if (first.deadline() - now <= 0) {
                return first;
            }
            place(first);
        }
        return null;
    }
}
