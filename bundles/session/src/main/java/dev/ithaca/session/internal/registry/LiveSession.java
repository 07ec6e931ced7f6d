// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.output.OutputSignal;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.wire.host.ExitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A session in memory: one that runs, or one that ended a moment ago. All state is guarded by the object itself; nothing
 * slow happens under that lock. Readers that wait for output wait on it.
 */
public final class LiveSession implements OutputSignal {
    /** Held while the row is written, and for nothing else. */
    final Object saving = new Object();

    private final CompletableFuture<SessionInfo> whenEnded = new CompletableFuture<>();

    private SessionRow row;
    private @Nullable HostConnection host;
    private int rows;
    private int columns;
    private long end;
    private long resizedAt;
    private @Nullable Instant lastOutputAt;
    private @Nullable Attention attention;
    private @Nullable String answeredId;

    LiveSession(SessionRow row, int rows, int columns) {
        this.row = row;
        this.rows = rows;
        this.columns = columns;
        this.end = row.totalBytes();
        this.lastOutputAt = row.lastOutputAt();
    }

    public SessionId id() {
        return row().id();
    }

    synchronized SessionRow row() {
        return Rows.withOutput(row, end, lastOutputAt);
    }

    public synchronized SessionInfo info() {
        boolean asks = attention != null && attention.state().asks() && Rows.status(row) == SessionStatus.RUNNING;
        return Rows.info(row(), rows, columns, asks);
    }

    synchronized SessionRow edit(UnaryOperator<SessionRow> change) {
        row = change.apply(row);
        return row();
    }

    /** The host that runs the session. */
    public synchronized HostConnection host() {
        HostConnection current = host;
        if (current == null
                || Rows.status(row) == SessionStatus.CREATED
                || !Rows.status(row).isLive()) {
            throw new PlatformException(SessionErrorCode.NOT_RUNNING, "session not running: " + row.id());
        }
        return current;
    }

    synchronized void ownedBy(HostConnection connection, int hostRows, int hostColumns, long hostEnd) {
        host = connection;
        rows = hostRows;
        columns = hostColumns;
        end = Math.max(end, hostEnd);
        notifyAll();
    }

    /** Records the spawn; a child that ended before its spawn was answered stays ended. */
    synchronized void spawned(HostConnection connection, long pid, Instant at) {
        SessionRow started = Rows.started(row, pid, at);
        if (Rows.status(row) == SessionStatus.CREATED) {
            row = started;
            host = connection;
        } else {
            row = Rows.withSpawn(row, pid, at);
        }
    }

    /** The host that is asked to spawn the child, and must be asked what became of it; null if it refused. */
    synchronized void startingIn(@Nullable HostConnection connection) {
        if (Rows.status(row) == SessionStatus.CREATED) {
            host = connection;
        }
    }

    /** Whether a host was asked for the child, and has not said no. */
    synchronized boolean isStarting() {
        return host != null;
    }

    /** Records the spawn by the host that was asked for it. */
    synchronized void spawned(long pid, Instant at) {
        HostConnection asked = host;
        if (asked != null) {
            spawned(asked, pid, at);
        } else {
            row = Rows.withSpawn(row, pid, at);
        }
    }

    synchronized boolean isOwnedBy(HostConnection connection) {
        return host == connection;
    }

    synchronized void grew(long newEnd, Instant at) {
        end = Math.max(end, newEnd);
        lastOutputAt = at;
        notifyAll();
    }

    /** Keeps what is known of it; true if that is news. An ended session stays as it is. */
    synchronized boolean say(Attention said) {
        if (!Rows.status(row).isLive() && said.waits()) {
            return false;
        }
        Attention before = attention;
        if (said.id().equals(answeredId)) {
            return false; // looked at before it was answered
        }
        attention = said;
        boolean waited = before != null && before.waits();
        if (before == null || !waited || !said.waits()) {
            return waited != said.waits();
        }
        return !before.id().equals(said.id()) || before.state() != said.state() || before.kind() != said.kind();
    }

    /**
     * A line was typed: what was asked is answered, before the detector has looked. Its id is not taken back.
     *
     * @return whether something was asked
     */
    synchronized boolean answered() {
        Attention asked = attention;
        if (asked == null || !asked.waits()) {
            return false;
        }
        answeredId = asked.id();
        attention = new Attention(
                asked.id() + "-answered",
                Attention.State.WORKING,
                Attention.Kind.NONE,
                "answered",
                "",
                List.of("a line was typed just now"),
                1,
                asked.offset(),
                Instant.now());
        return true;
    }

    synchronized Optional<Attention> attention() {
        return Optional.ofNullable(attention);
    }

    synchronized void resized(int newRows, int newColumns, long offset) {
        rows = newRows;
        columns = newColumns;
        resizedAt = offset;
    }

    /** The offset from which on the terminal has its size of now. */
    synchronized long resizedAt() {
        return resizedAt;
    }

    @Override
    public synchronized boolean isLive() {
        return Rows.status(row).isLive();
    }

    /** Marks a stop or kill as under way; an ended session stays as it is. */
    synchronized boolean stopping() {
        if (Rows.status(row) != SessionStatus.RUNNING) {
            return false;
        }
        row = Rows.withStatus(row, SessionStatus.STOPPING, null);
        return true;
    }

    /** Records how the child ended; only the first end counts. */
    synchronized boolean ended(ExitStatus exit, long finalEnd) {
        return end(Rows.ended(row, exit), finalEnd);
    }

    /** Records an end whose exit status is not known. */
    synchronized boolean ended(SessionStatus status, @Nullable Instant at, long finalEnd) {
        return end(Rows.withStatus(row, status, at), finalEnd);
    }

    private boolean end(SessionRow ended, long finalEnd) {
        if (!Rows.status(row).isLive()) {
            return false;
        }
        row = ended;
        host = null;
        end = Math.max(end, finalEnd);
        notifyAll();
        return true;
    }

    /** Tells those who wait for the end, once; called when the end is stored, without the lock. */
    boolean announceEnd() {
        return whenEnded.complete(info());
    }

    void abandon(PlatformException why) {
        whenEnded.completeExceptionally(why);
        synchronized (this) {
            notifyAll();
        }
    }

    CompletableFuture<SessionInfo> whenEnded() {
        return whenEnded.copy();
    }

    @Override
    public synchronized boolean awaitOutput(long offset, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (end <= offset && Rows.status(row).isLive()) {
            if (whenEnded.isCompletedExceptionally()) {
                throw new PlatformException(
                        SessionErrorCode.HOST_UNAVAILABLE, "the session service was restarted; ask again");
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
