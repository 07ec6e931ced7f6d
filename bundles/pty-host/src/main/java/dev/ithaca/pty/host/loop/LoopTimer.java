// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.loop;

/** Something that a loop does later. One object per purpose, used again and again; touched by its loop only. */
public final class LoopTimer {
    private final EventLoop loop;
    private final Runnable action;
    private long deadline;
    private boolean armed;
    private boolean queued;
    private long queuedFor;

    LoopTimer(EventLoop loop, Runnable action) {
        this.loop = loop;
        this.action = action;
    }

    /** Runs the action after a time; a timer that is armed already is moved. */
    public void arm(long millis) {
        deadline = System.nanoTime() + millis * 1_000_000L;
        armed = true;
        loop.timers().place(this);
    }

    /** As {@link #arm}, unless the timer is armed: then it stays as it is. */
    public void armIfIdle(long millis) {
        if (!armed) {
            arm(millis);
        }
    }

    public void cancel() {
        armed = false;
    }

    public boolean armed() {
        return armed;
    }

    long deadline() {
        return deadline;
    }

    boolean queued() {
        return queued;
    }

    long queuedFor() {
        return queuedFor;
    }

    void enterQueue() {
        queued = true;
        queuedFor = deadline;
    }

    void leaveQueue() {
        queued = false;
    }

    void fire() {
        armed = false;
        action.run();
    }
}
