// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.tree.HelperThread;
import dev.ithaca.pty.host.tree.ProcessTree;
import dev.ithaca.wire.host.ExitStatus.Requested;

/**
 * Ends a session's process tree in stages: Ctrl-C, SIGTERM (SIGHUP to those that ignore it) at a third of
 * the grace, SIGKILL at its end. Once the leader
 * has ended, what remains of the tree is given a tenth of a second and then killed, until a look at the process table
 * finds nobody. Without a request it does nothing: background children outlive their leader.
 */
final class Termination {
    private static final long REMAINDER_MILLIS = 100;
    private static final long AGAIN_MILLIS = 30;
    private static final long MOST_AGAIN_MILLIS = 10_000;
    private static final int MOST_SWEEPS = 40;

    private final EventLoop loop;
    private final HelperThread helper;
    private final ProcessTree tree;
    private final Runnable interrupt;
    private final LoopTimer askTimer;
    private final LoopTimer forceTimer;
    private final LoopTimer sweepTimer;
    private Requested requested = Requested.NOTHING;
    private long deadline = Long.MAX_VALUE;
    private long forceAgain = REMAINDER_MILLIS;
    private boolean asked;
    private boolean forced;
    private int sweeps;
    private boolean leaderEnded;
    private Runnable whenGone = () -> {};

    /** {@code interrupt} is Ctrl-C at the terminal. */
    Termination(EventLoop loop, HelperThread helper, ProcessTree tree, Runnable interrupt) {
        this.loop = loop;
        this.helper = helper;
        this.tree = tree;
        this.interrupt = interrupt;
        this.askTimer = loop.timer(this::ask);
        this.forceTimer = loop.timer(this::force);
        this.sweepTimer = loop.timer(this::sweep);
    }

    Requested requested() {
        return requested;
    }

    /**
     * Asks for the end. A kill overtakes a stop, a shorter grace a longer one; nothing is ever put off. Once the leader
     * has ended there is nothing to ask for: what was asked before is being carried out, and its pid is about to be free.
     */
    void request(boolean kill, int graceMillis) {
        if (leaderEnded) {
            return;
        }
        boolean first = requested == Requested.NOTHING;
        if (first || kill) {
            requested = kill ? Requested.KILL : Requested.STOP;
        }
        long end = System.nanoTime() / 1_000_000L + Math.max(0, graceMillis);
        if (end >= deadline) {
            return;
        }
        deadline = end;
        if (graceMillis <= 0) {
            force();
            return;
        }
        if (first) {
            interrupt.run();
        }
        if (!asked) {
            askTimer.arm(graceMillis / 3);
        }
        forceTimer.arm(graceMillis);
    }

    /** The leader has ended, and is not reaped yet: ends the rest, if the end was asked for, and then calls back. */
    void leaderEnded(Runnable gone) {
        leaderEnded = true;
        askTimer.cancel();
        forceTimer.cancel();
        if (requested == Requested.NOTHING) {
            gone.run();
            return;
        }
        whenGone = gone;
        sweep();
    }

    /** The leader was reaped: no signal may follow. */
    void over() {
        askTimer.cancel();
        forceTimer.cancel();
        sweepTimer.cancel();
    }

    private void ask() {
        asked = true;
        helper.end(tree, false, living -> {});
    }

    /** Again and again while the leader lives: its tree may have grown between the look and the signal. */
    private void force() {
        askTimer.cancel();
        forced = true;
        helper.end(tree, true, living -> {});
        forceTimer.arm(forceAgain);
        forceAgain = Math.min(forceAgain * 2, MOST_AGAIN_MILLIS);
    }

    private void sweep() {
        boolean gentle = !asked && !forced && sweeps == 0;
        boolean submitted = helper.end(tree, !gentle, living -> loop.execute(() -> swept(living, gentle)));
        if (!submitted) {
            sweepTimer.arm(AGAIN_MILLIS);
        }
    }

    private void swept(int living, boolean gentle) {
        sweeps++;
        if (living == 0 || sweeps >= MOST_SWEEPS) {
            whenGone.run();
        } else {
            sweepTimer.arm(gentle ? REMAINDER_MILLIS : AGAIN_MILLIS);
        }
    }
}
