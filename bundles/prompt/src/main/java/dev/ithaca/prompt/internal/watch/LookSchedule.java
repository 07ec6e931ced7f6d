// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

/**
 * When to look at a session next; all times in milliseconds of one clock. A look is due when output has come to rest, or has
 * not done so for a while, shortly after something was typed, and then ever more seldom while nothing happens. Not safe for
 * use by several threads.
 */
public final class LookSchedule {
    /** No look is due. */
    static final long NEVER = Long.MAX_VALUE;

    static final long REST = 120;
    static final long AFTER_INPUT = 60;
    static final long LEAST_BETWEEN = 250;
    private static final long MOST_WHILE_WAITING = 250;
    private static final long MOST_WHILE_WORKING = 1000;
    private static final long FIRST_AGAIN = 250;
    private static final long MOST_AGAIN_WORKING = 60_000;
    private static final long MOST_AGAIN_WAITING = 600_000;

    private long firstUnseen = -1;
    private long lastOutput;
    private long lastLook = -LEAST_BETWEEN;
    private long asked = NEVER;
    private long follow = NEVER;
    private long again;
    private boolean waiting;

    /** Output came. */
    public void output(long now) {
        lastOutput = now;
        if (firstUnseen < 0) {
            firstUnseen = now;
        }
        follow = NEVER;
        again = FIRST_AGAIN;
    }

    /** Something was typed. */
    public void typed(long now) {
        asked = Math.min(asked, now + AFTER_INPUT);
        again = FIRST_AGAIN;
    }

    /** A look begins. */
    public void looking(long now) {
        lastLook = now;
        firstUnseen = -1;
        asked = NEVER;
        follow = NEVER;
    }

    /**
     * A look has ended.
     *
     * @param waits whether the session waits for a human
     * @param wantedIn in how many milliseconds another look could say more, -1 for nothing in particular
     */
    public void looked(boolean waits, long wantedIn) {
        waiting = waits;
        if (wantedIn >= 0) {
            asked = Math.min(asked, lastLook + wantedIn);
            return;
        }
        again = again == 0 ? FIRST_AGAIN : Math.min(2 * again, waits ? MOST_AGAIN_WAITING : MOST_AGAIN_WORKING);
        if (firstUnseen < 0) {
            follow = lastLook + again;
        }
    }

    /** How long nothing was written. */
    public long silence(long now) {
        return now - lastOutput;
    }

    /** When the next look is due. */
    public long due() {
        long due = Math.min(asked, follow);
        if (firstUnseen >= 0) {
            long patience = waiting ? MOST_WHILE_WAITING : MOST_WHILE_WORKING;
            due = Math.min(due, Math.min(lastOutput + REST, firstUnseen + patience));
        }
        return due == NEVER ? NEVER : Math.max(due, lastLook + LEAST_BETWEEN);
    }

    /** Whether the next look is so far away that nothing need be kept for it. */
    public boolean quiet(long now) {
        return due() - now > 5_000;
    }
}
