// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import java.time.Duration;

/** A moment until which a command waits; {@link #after} zero means for ever. */
public final class Deadline {
    private final boolean never;
    private final long end;

    private Deadline(boolean never, long end) {
        this.never = never;
        this.end = end;
    }

    public static Deadline after(Duration timeout) {
        return new Deadline(timeout.isZero(), System.nanoTime() + timeout.toNanos());
    }

    public long remainingNanos() {
        return never ? Long.MAX_VALUE : Math.max(0, end - System.nanoTime());
    }

    public boolean passed() {
        return remainingNanos() == 0;
    }

    /** What is left, at most the given step. */
    public Duration atMost(Duration step) {
        return Duration.ofNanos(Math.min(step.toNanos(), remainingNanos()));
    }
}
