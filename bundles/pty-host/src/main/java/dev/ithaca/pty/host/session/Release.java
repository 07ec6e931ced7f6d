// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import java.util.function.BooleanSupplier;

/**
 * When a forgotten session is let go of: once nobody views it, and not while a ticket for it is good, for a client that
 * was granted one may be slower than the session's end. Tickets hold it for ten seconds at most.
 */
final class Release {
    private static final long LONGEST_HOLD_MILLIS = 10_000;

    private final BooleanSupplier unused;
    private final Runnable action;
    private final LoopTimer holdTimer;
    private Runnable whenDone = () -> {};
    private long lastHoldNanos;
    private boolean forgotten;
    private boolean done;

    Release(EventLoop loop, BooleanSupplier unused, Runnable action) {
        this.unused = unused;
        this.action = action;
        this.holdTimer = loop.timer(this::ifUnused);
    }

    boolean done() {
        return done;
    }

    boolean forgotten() {
        return forgotten;
    }

    void forget(long holdMillis, Runnable released) {
        if (!forgotten) {
            forgotten = true;
            whenDone = released;
            lastHoldNanos = System.nanoTime() + LONGEST_HOLD_MILLIS * 1_000_000L;
            hold(holdMillis);
        }
    }

    /** Holds a forgotten session for so long from now on, if not for less. */
    void hold(long millis) {
        if (!forgotten) {
            return;
        }
        long longest = (lastHoldNanos - System.nanoTime()) / 1_000_000L;
        long left = Math.min(millis, longest);
        if (left > 0) {
            holdTimer.arm(left);
        } else {
            holdTimer.cancel();
        }
        ifUnused();
    }

    void ifUnused() {
        if (forgotten && !done && !holdTimer.armed() && unused.getAsBoolean()) {
            done = true;
            action.run();
            whenDone.run();
        }
    }

    /** Nothing is let go of any more, because the host ends; false if it was already. */
    boolean stop() {
        boolean first = !done;
        done = true;
        holdTimer.cancel();
        return first;
    }
}
