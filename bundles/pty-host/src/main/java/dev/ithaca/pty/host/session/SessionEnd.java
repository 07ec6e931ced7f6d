// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.posix.PtyChild;
import dev.ithaca.pty.host.posix.WaitStatus;
import dev.ithaca.wire.host.ExitStatus;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From the leader's end to the session's: first all output that is still in the terminal (until it is hung up, or silent
 * for a moment because a background child holds it), and the rest of the tree if its end was asked for; then the status.
 */
final class SessionEnd {
    private static final long QUIET_MILLIS = 50;
    private static final long LONGEST_DRAIN_MILLIS = 2000;
    private static final long REAP_AGAIN_MILLIS = 2;

    private final ExitWatch watch;
    private final Runnable lookAgain;
    private final Termination termination;
    private final Consumer<ExitStatus> finish;
    private final LoopTimer quietTimer;
    private final LoopTimer longestTimer;
    private final LoopTimer reapTimer;
    private boolean leaderEnded;
    private boolean drained;
    private boolean treeGone;
    private boolean finished;

    /** {@code lookAgain} lets a terminal that was found hung up be read again. */
    SessionEnd(
            EventLoop loop, PtyChild child, Termination termination, Runnable lookAgain, Consumer<ExitStatus> finish) {
        this.lookAgain = lookAgain;
        this.watch = new ExitWatch(loop, child, this::leaderEnded);
        this.termination = termination;
        this.finish = finish;
        this.quietTimer = loop.timer(this::drained);
        this.longestTimer = loop.timer(this::drained);
        this.reapTimer = loop.timer(this::proceed);
    }

    void watch() throws IOException {
        watch.start();
    }

    /** Waits for nothing any more: the session could not begin. */
    void abort() {
        finished = true;
        quietTimer.cancel();
        longestTimer.cancel();
        watch.close();
    }

    void outputSeen() {
        if (leaderEnded && !drained) {
            quietTimer.arm(QUIET_MILLIS);
        }
    }

    void hungUp() {
        if (leaderEnded) {
            drained();
        }
    }

    private void leaderEnded() {
        leaderEnded = true;
        lookAgain.run();
        quietTimer.arm(QUIET_MILLIS);
        longestTimer.arm(LONGEST_DRAIN_MILLIS);
        termination.leaderEnded(this::treeGone);
    }

    private void drained() {
        drained = true;
        proceed();
    }

    private void treeGone() {
        treeGone = true;
        proceed();
    }

    private void proceed() {
        if (finished || !leaderEnded || !drained || !treeGone) {
            return;
        }
        @Nullable WaitStatus status = watch.take();
        if (status == null) {
            reapTimer.arm(REAP_AGAIN_MILLIS);
            return;
        }
        finished = true;
        quietTimer.cancel();
        longestTimer.cancel();
        watch.close();
        finish.accept(
                new ExitStatus(status.code(), status.signal(), termination.requested(), System.currentTimeMillis()));
    }
}
