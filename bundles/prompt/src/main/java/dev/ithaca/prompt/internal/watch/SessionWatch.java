// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.prompt.internal.screen.ScreenFollower;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.prompt.Assessment;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one session: waits until a look is due, asks the kernel, reads on, judges, and says what came of it. When to look is
 * guarded by the object itself; the looks run one at a time on a serial executor, and own the screen and the decision.
 */
public final class SessionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final long PROBE_MILLIS = 2000;
    private static final long EARLY = 3;
    private static final long BUSY_MILLIS = 500;

    private final SessionAttention attention;
    private final Detector detector;
    private final ScreenFollower follower;
    private final Executor serial;
    private final ScheduledExecutorService timers;
    private final String name = Long.toString(System.currentTimeMillis(), 36);
    private final Decision decision = new Decision();
    private final LookSchedule schedule = new LookSchedule();
    private SessionInfo session;
    private @Nullable ScheduledFuture<?> timer;
    private long timerDue;
    private boolean looking;
    private boolean closed;

    public SessionWatch(
            SessionInfo session,
            SessionAttention attention,
            Detector detector,
            ScreenFollower follower,
            Executor serial,
            ScheduledExecutorService timers) {
        this.session = session;
        this.attention = attention;
        this.detector = detector;
        this.follower = follower;
        this.serial = serial;
        this.timers = timers;
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** The session has more output, another size, or was found just now. */
    public synchronized void grew(SessionInfo now) {
        session = now;
        schedule.output(now());
        arm();
    }

    /** Something was typed. */
    public synchronized void typed(SessionInfo now) {
        session = now;
        schedule.typed(now());
        arm();
    }

    /** Something else about it changed; another size is a reason to look. */
    public void changed(SessionInfo now) {
        boolean resized;
        synchronized (this) {
            resized = now.rows() != session.rows() || now.columns() != session.columns();
            session = now;
        }
        if (resized) {
            grew(now);
        }
    }

    /** Somebody notified the user about it. */
    public void notified(String words) {
        submit(() -> follower.notified(words));
        lookAgain();
    }

    /** The rules are others: looks again. */
    public synchronized void lookAgain() {
        schedule.typed(now());
        arm();
    }

    /** Ends the watch; with the session's end that is said too. */
    public void close(boolean ended) {
        synchronized (this) {
            closed = true;
            if (timer != null) {
                timer.cancel(false);
            }
        }
        submit(() -> {
            follower.release();
            if (ended) {
                say(Assessment.of(Assessment.State.DONE, Assessment.Kind.NONE, "ended", 1)
                        .because("the session has ended"));
            }
        });
    }

    private void arm() {
        long due = schedule.due();
        if (looking || closed || due == LookSchedule.NEVER) {
            return;
        }
        if (timer != null) {
            if (timerDue <= due) {
                return;
            }
            timer.cancel(false);
        }
        timerDue = due;
        try {
            timer = timers.schedule(this::fire, Math.max(0, due - now()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the daemon stops
        }
    }

    private void fire() {
        synchronized (this) {
            timer = null;
            long now = now();
            if (closed || looking) {
                return;
            }
            if (schedule.due() > now + EARLY) {
                arm();
                return;
            }
            looking = true;
            schedule.looking(now);
        }
        submit(this::look);
    }

    private void submit(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("a look was dropped: {}", e.getMessage());
            synchronized (this) {
                if (looking) { // nobody else would look again
                    looking = false;
                    schedule.looked(false, BUSY_MILLIS);
                    arm();
                }
            }
        }
    }

    private void look() {
        CompletableFuture<TerminalFacts> facts;
        try {
            facts = attention.probe(session().id());
        } catch (PlatformException e) {
            looked(false, -1); // it has just ended, or its host is away for a moment
            return;
        }
        ScheduledFuture<?> guard =
                timers.schedule(() -> facts.complete(TerminalFacts.UNKNOWN), PROBE_MILLIS, TimeUnit.MILLISECONDS);
        CompletableFuture<TerminalFacts> unused = facts.whenComplete((found, failure) -> {
            guard.cancel(false);
            submit(() -> judge(failure == null ? found : TerminalFacts.UNKNOWN));
        });
    }

    private void judge(TerminalFacts facts) {
        if (isClosed()) {
            return; // the kernel's answer crossed the end: nobody would let go of the screen, nor take the words back
        }
        long wanted = -1;
        try {
            SessionInfo now = session();
            follower.follow(now.rows(), now.columns());
            long silence;
            synchronized (this) {
                silence = schedule.silence(now());
            }
            var view = Views.of(now, follower, facts, silence, decision.spent());
            Verdict verdict = detector.judge(view);
            wanted = decision.take(verdict, view, now());
            say(decision.current());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (PlatformException e) {
            LOG.debug("{}: cannot look: {}", session().id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("{}: a look failed", session().id(), e);
        } finally {
            looked(decision.current().waits(), wanted);
        }
    }

    private void looked(boolean waits, long wanted) {
        synchronized (this) {
            looking = false;
            schedule.looked(waits, wanted);
            if (!schedule.quiet(now())) {
                arm();
                return;
            }
            arm();
        }
        follower.release();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized SessionInfo session() {
        return session;
    }

    private void say(Assessment now) {
        Instant since = Instant.now().minusMillis(Math.max(0, now() - decision.since()));
        attention.say(session().id(), Said.attention(name + "-" + decision.serial(), now, follower.offset(), since));
    }
}
