// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionListener;
import java.time.Duration;
import org.osgi.service.component.annotations.Component;

/**
 * Wakes commands that wait for something about a session to change. A waiter looks for itself whenever it is woken, and
 * at least once a second, so that a lost event costs a second and never an answer.
 */
@Component(service = {SessionSignals.class, SessionListener.class})
public final class SessionSignals implements SessionListener {
    private static final long RECHECK_NANOS = Duration.ofSeconds(1).toNanos();

    private long changes;

    @Override
    public synchronized void changed(SessionInfo session) {
        changes++;
        notifyAll();
    }

    /** How many changes there were; read it before looking, then hand it to {@link #await}. */
    public synchronized long changes() {
        return changes;
    }

    /** Waits until there is a change behind {@code seen}, the time is up, or it is time to look again anyway. */
    public synchronized void await(long seen, Deadline deadline) throws InterruptedException {
        long end = System.nanoTime() + Math.min(RECHECK_NANOS, deadline.remainingNanos());
        long left = end - System.nanoTime();
        while (changes == seen && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = end - System.nanoTime();
        }
    }
}
